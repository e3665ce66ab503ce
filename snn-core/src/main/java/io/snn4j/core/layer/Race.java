package io.snn4j.core.layer;

/**
 * Which of two ways to the same bits takes less time, found by going both in turn for a while: what
 * the JIT compiler makes of a plugin's method is not known beforehand.
 */
final class Race {

  /** How often each way is gone; in the second half both have been compiled. */
  static final int ROUNDS = 1 << 13;

  /** Values below which a call says little. */
  static final int LEAST = 256;

  private int calls;
  private double one = Double.POSITIVE_INFINITY;
  private double other = Double.POSITIVE_INFINITY;
  private volatile boolean over;
  private volatile boolean oneWon;

  /** Whether it is known which way takes less time, and the calls need not be timed any more. */
  boolean isOver() {
    return over;
  }

  /** Whether the first way is to be gone now. */
  boolean isOnesTurn() {
    return over ? oneWon : calls % 2 == 0;
  }

  /**
   * Takes the time of a call; what kept it waiting does not count, as the shortest times do.
   *
   * @param first which way it went
   * @param nanos how long it took
   * @param values how many values it went over
   */
  synchronized void took(boolean first, long nanos, int values) {
    if (over || values < LEAST) {
      return;
    }
    calls++;
    if (calls > ROUNDS && first) {
      one = Math.min(one, (double) nanos / values);
    } else if (calls > ROUNDS) {
      other = Math.min(other, (double) nanos / values);
    }
    if (calls == 2 * ROUNDS) {
      oneWon = one < other;
      over = true;
    }
  }
}
