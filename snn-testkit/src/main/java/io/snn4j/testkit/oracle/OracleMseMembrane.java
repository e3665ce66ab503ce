package io.snn4j.testkit.oracle;

/**
 * {@code (1/T) * sum_t mean((U[t] - target)^2)}.
 *
 * @param on the target of the right class
 * @param off the target of all others
 */
public record OracleMseMembrane(double on, double off) implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double sum = 0;
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < targets.length; b++) {
        for (int n = 0; n < output.size(); n++) {
          double error = output.membrane()[t][b][n] - (n == targets[b] ? on : off);
          sum += error * error / (targets.length * output.size());
        }
      }
    }
    return sum / output.steps();
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    OracleOutput gradient = output.zeros();
    double scale = 2.0 / (targets.length * output.size()) / output.steps();
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < targets.length; b++) {
        for (int n = 0; n < output.size(); n++) {
          double error = output.membrane()[t][b][n] - (n == targets[b] ? on : off);
          gradient.membrane()[t][b][n] = scale * error;
        }
      }
    }
    return gradient;
  }
}
