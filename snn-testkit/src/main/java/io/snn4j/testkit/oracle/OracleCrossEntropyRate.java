package io.snn4j.testkit.oracle;

/** {@code (1/T) * sum_t CE(softmax S[t], y)}. */
public record OracleCrossEntropyRate() implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double sum = 0;
    for (double[][] spikes : output.spikes()) {
      for (int b = 0; b < targets.length; b++) {
        sum += CrossEntropy.value(spikes[b], targets[b]) / targets.length;
      }
    }
    return sum / output.steps();
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    OracleOutput gradient = output.zeros();
    for (int t = 0; t < output.steps(); t++) {
      for (int b = 0; b < targets.length; b++) {
        double[] ofSample = CrossEntropy.gradient(output.spikes()[t][b], targets[b]);
        for (int n = 0; n < ofSample.length; n++) {
          gradient.spikes()[t][b][n] = ofSample[n] / targets.length / output.steps();
        }
      }
    }
    return gradient;
  }
}
