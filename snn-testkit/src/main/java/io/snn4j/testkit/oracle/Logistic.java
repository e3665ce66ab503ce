package io.snn4j.testkit.oracle;

/** The logistic function {@code sigma(x) = 1/(1 + exp(-x))}. */
final class Logistic {

  private Logistic() {}

  static double of(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
