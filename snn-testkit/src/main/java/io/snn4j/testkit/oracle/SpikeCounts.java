package io.snn4j.testkit.oracle;

/**
 * The spikes of each class over all steps: {@code c = sum_t S[t]}, summed over the group of {@code
 * population} consecutive neurons that speak for the class.
 */
final class SpikeCounts {

  private SpikeCounts() {}

  /** [B,classes]. */
  static double[][] of(OracleOutput output, int population) {
    double[][] counts = new double[output.batch()][output.size() / population];
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < counts.length; b++) {
        for (int n = 0; n < output.size(); n++) {
          counts[b][n / population] += output.spikes()[t][b][n];
        }
      }
    }
    return counts;
  }

  /** dL/dS for {@code toCounts} = dL/dc: the same for all steps, and all neurons of a class. */
  static OracleOutput adjoint(OracleOutput output, int population, double[][] toCounts) {
    OracleOutput gradient = output.zeros();
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < toCounts.length; b++) {
        for (int n = 0; n < output.size(); n++) {
          gradient.spikes()[t][b][n] = toCounts[b][n / population];
        }
      }
    }
    return gradient;
  }
}
