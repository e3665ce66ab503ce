package io.snn4j.train.loss;

/**
 * {@code e^x} of many numbers x that are at most 0, by vector instructions; {@code Math.exp} takes
 * one number at a time, and three times as long.
 *
 * <p>{@code e^x = 2^k * e^r}, where k is the integer nearest to {@code x/ln 2} and therefore {@code
 * |r| <= ln 2 / 2}, so small that fourteen terms of e^r's Taylor series are as exact as a double.
 * The results are off by at most 2 units in the last place, and are the same on every machine.
 */
final class Exponentials {

  /**
   * Lower numbers count as this one. Far from 2^-1022, so that products with the result are not
   * denormal numbers, which take a hundred times as long.
   */
  private static final double LOWEST = -600;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 in two parts, the first with so few bits that k times it is exact (Cody and Waite). */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** A sum with it is rounded to an integer, which is in the sum's last bits. */
  private static final double ROUND = 0x1.8p52;

  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_OF_ONE = 1023;

  private final double[] powers;
  private final double[] rounded;

  /**
   * Room for so many numbers at a time.
   *
   * @param most how many, at least as many as an array of them has
   */
  Exponentials(int most) {
    powers = new double[most];
    rounded = new double[most];
  }

  /**
   * {@code x = e^x}, and {@code e^-600}, which is 3e-261, where x is below -600.
   *
   * @param x numbers that are at most 0, or NaN
   * @param length how many values of each array are meant
   */
  void of(double[][] x, int length) {
    // many in one array, as a loop is slow at its beginning and at its end
    int together = powers.length / length;
    for (int first = 0; first < x.length; first += together) {
      int count = Math.min(together, x.length - first);
      for (int c = 0; c < count; c++) {
        System.arraycopy(x[first + c], 0, powers, c * length, length);
      }
      split(powers, rounded, count * length);
      for (int c = 0; c < count; c++) {
        scale(powers, rounded, c * length, x[first + c], length);
      }
    }
  }

  /** {@code x = e^r}, and {@code rounded = k} but for what {@link #ROUND} adds. */
  private static void split(double[] x, double[] rounded, int length) {
    for (int n = 0; n < length; n++) {
      double bounded = Math.max(x[n], LOWEST);
      double sum = bounded * LOG2_E + ROUND;
      double k = sum - ROUND;
      double r = bounded - k * LN2_HIGH - k * LN2_LOW;
      // 1 + r + r^2/2! + ... + r^13/13!
      double series = 1 / 6227020800.0;
      series = series * r + 1 / 479001600.0;
      series = series * r + 1 / 39916800.0;
      series = series * r + 1 / 3628800.0;
      series = series * r + 1 / 362880.0;
      series = series * r + 1 / 40320.0;
      series = series * r + 1 / 5040.0;
      series = series * r + 1 / 720.0;
      series = series * r + 1 / 120.0;
      series = series * r + 1 / 24.0;
      series = series * r + 1 / 6.0;
      series = series * r + 1 / 2.0;
      series = series * r + 1;
      x[n] = series * r + 1;
      rounded[n] = sum;
    }
  }

  /** {@code x = 2^k * e^r}. */
  private static void scale(double[] powers, double[] rounded, int at, double[] x, int length) {
    for (int n = 0; n < length; n++) {
      // C2 (JDK 17) makes no vectors of this; by way of memory off the heap it takes as long
      long k = Double.doubleToRawLongBits(rounded[at + n]);
      x[n] = powers[at + n] * Double.longBitsToDouble((k + EXPONENT_OF_ONE) << FRACTION_BITS);
    }
  }
}
