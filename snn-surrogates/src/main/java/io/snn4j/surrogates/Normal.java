package io.snn4j.surrogates;

/** The normal distribution, in double precision. */
final class Normal {

  private static final double ROOT_2 = Math.sqrt(2);
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  private Normal() {}

  /** {@code exp(-z^2/2) / (sigma*sqrt(2*pi))} with {@code z = (x - mean)/sigma}. */
  static double density(double x, double mean, double sigma) {
    double z = (x - mean) / sigma;
    return Math.exp(-z * z / 2) / (sigma * ROOT_2 * ROOT_PI);
  }

  /** The probability of a value below x. */
  static double distribution(double x, double mean, double sigma) {
    return (1 + erf((x - mean) / (sigma * ROOT_2))) / 2;
  }

  /**
   * The error function by its series {@code 2x/sqrt(pi) * exp(-x^2) * sum of (2x^2)^n / (1*3*...*
   * (2n+1))}, whose terms are all positive, so that nothing cancels (Abramowitz and Stegun 7.1.6).
   */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x); // to the last bit: 1 - erf(6) is 2e-17
    }
    double term = 1;
    double sum = 1;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 * x / ROOT_PI * Math.exp(-x * x) * sum;
  }
}
