package io.snn4j.testkit.oracle;

/** {@code sum_t CE(softmax U[t], y)}: the tutorial's. */
public record OracleCrossEntropyMembrane() implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double sum = 0;
    for (double[][] membrane : output.membrane()) {
      for (int b = 0; b < targets.length; b++) {
        sum += CrossEntropy.value(membrane[b], targets[b]) / targets.length;
      }
    }
    return sum;
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    OracleOutput gradient = output.zeros();
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < targets.length; b++) {
        double[] ofSample = CrossEntropy.gradient(output.membrane()[t][b], targets[b]);
        for (int n = 0; n < ofSample.length; n++) {
          gradient.membrane()[t][b][n] = ofSample[n] / targets.length;
        }
      }
    }
    return gradient;
  }
}
