package io.snn4j.testkit.oracle;

/** {@code CE(softmax z, y) = -ln(exp(z_y) / sum_n exp(z_n))}. */
final class CrossEntropy {

  private CrossEntropy() {}

  static double value(double[] z, int y) {
    return logOfSum(z) - z[y];
  }

  /** {@code dCE/dz_n = softmax(z)_n - (n = y)}. */
  static double[] gradient(double[] z, int y) {
    double log = logOfSum(z);
    double[] gradient = new double[z.length];
    for (int n = 0; n < z.length; n++) {
      gradient[n] = Math.exp(z[n] - log) - (n == y ? 1 : 0);
    }
    return gradient;
  }

  /** {@code ln sum_n exp(z_n)}, the largest taken out so that nothing overflows. */
  private static double logOfSum(double[] z) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : z) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : z) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum);
  }
}
