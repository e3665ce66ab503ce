package io.snn4j.testkit.oracle;

/** {@code CE(softmax max_t U[t], y)}; the gradient goes to the (first) step of the maximum. */
public record OracleCrossEntropyMaxMembrane() implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double sum = 0;
    for (int b = 0; b < targets.length; b++) {
      sum += CrossEntropy.value(maxima(output, b), targets[b]) / targets.length;
    }
    return sum;
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    OracleOutput gradient = output.zeros();
    for (int b = 0; b < targets.length; b++) {
      double[] toMaxima = CrossEntropy.gradient(maxima(output, b), targets[b]);
      for (int n = 0; n < toMaxima.length; n++) {
        int t = stepOfMaximum(output, b, n);
        gradient.membrane()[t][b][n] = toMaxima[n] / targets.length;
      }
    }
    return gradient;
  }

  private static double[] maxima(OracleOutput output, int b) {
    double[] maxima = new double[output.size()];
    for (int n = 0; n < maxima.length; n++) {
      maxima[n] = output.membrane()[stepOfMaximum(output, b, n)][b][n];
    }
    return maxima;
  }

  private static int stepOfMaximum(OracleOutput output, int b, int n) {
    int best = 0;
    for (int t = 1; t < output.steps(); t++) {
      best = output.membrane()[t][b][n] > output.membrane()[best][b][n] ? t : best;
    }
    return best;
  }

  /** How far the maximum is above the next one. */
  @Override
  public double margin(OracleOutput output) {
    double margin = Double.POSITIVE_INFINITY;
    for (int b = 0; b < output.batch(); b++) {
      for (int n = 0; n < output.size(); n++) {
        int best = stepOfMaximum(output, b, n);
        for (int t = 0; t < output.steps(); t++) {
          double below = output.membrane()[best][b][n] - output.membrane()[t][b][n];
          margin = t == best ? margin : Math.min(margin, below);
        }
      }
    }
    return margin;
  }
}
