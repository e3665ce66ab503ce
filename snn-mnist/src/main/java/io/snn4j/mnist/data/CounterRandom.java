package io.snn4j.mnist.data;

/**
 * A counter-based source of random numbers: SplitMix64 (Steele, Lea and Flood 2014) started from a
 * hash of its keys, so that each sample's numbers depend on the sample alone.
 */
final class CounterRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private long state;

  CounterRandom(long seed, long stream, long counter) {
    state = mix(mix(mix(seed + GOLDEN) + stream * GOLDEN) + counter * GOLDEN);
  }

  /** Returns a number uniform in {@code [0,1)}. */
  double uniform() {
    state += GOLDEN;
    return (mix(state) >>> 11) * TWO_TO_MINUS_53;
  }

  /** Returns a number uniform in {@code [low,high)}. */
  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Returns a whole number uniform in {@code [0,bound)}. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Returns a bell-shaped number of mean 0 and variance 1: the sum of four uniform ones. */
  double bell() {
    // Sums are the same on every machine; logarithms need not be. Var of the sum is 4/12.
    double sum = uniform() + uniform() + uniform() + uniform() - 2;
    return sum * 1.7320508075688772;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
