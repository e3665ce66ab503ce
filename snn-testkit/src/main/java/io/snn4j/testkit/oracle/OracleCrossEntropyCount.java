package io.snn4j.testkit.oracle;

/**
 * {@code CE(softmax sum_t S[t], y)}.
 *
 * @param population how many consecutive neurons speak for a class
 */
public record OracleCrossEntropyCount(int population) implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double[][] counts = SpikeCounts.of(output, population);
    double sum = 0;
    for (int b = 0; b < targets.length; b++) {
      sum += CrossEntropy.value(counts[b], targets[b]) / targets.length;
    }
    return sum;
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    double[][] counts = SpikeCounts.of(output, population);
    double[][] toCounts = new double[targets.length][];
    for (int b = 0; b < targets.length; b++) {
      toCounts[b] = CrossEntropy.gradient(counts[b], targets[b]);
      for (int c = 0; c < toCounts[b].length; c++) {
        toCounts[b][c] /= targets.length;
      }
    }
    return SpikeCounts.adjoint(output, population, toCounts);
  }
}
