package io.snn4j.testkit.oracle;

/**
 * {@code (1/T) * mean((sum_t S[t] - n)^2)} with the wanted counts {@code n = int(T*population*
 * rate)}.
 *
 * @param correct the rate of the neurons of the right class
 * @param incorrect the rate of all others
 * @param population how many consecutive neurons speak for a class
 */
public record OracleMseCount(double correct, double incorrect, int population)
    implements OracleLoss {

  @Override
  public double value(OracleOutput output, int[] targets) {
    double sum = 0;
    double[][] error = error(output, targets);
    for (double[] ofSample : error) {
      for (double value : ofSample) {
        sum += value * value / (error.length * ofSample.length);
      }
    }
    return sum / output.steps();
  }

  @Override
  public OracleOutput gradient(OracleOutput output, int[] targets) {
    double[][] toCounts = error(output, targets);
    for (double[] ofSample : toCounts) {
      for (int c = 0; c < ofSample.length; c++) {
        ofSample[c] *= 2.0 / (toCounts.length * ofSample.length) / output.steps();
      }
    }
    return SpikeCounts.adjoint(output, population, toCounts);
  }

  /** {@code sum_t S[t] - n}, [B,classes]. */
  private double[][] error(OracleOutput output, int[] targets) {
    double[][] error = SpikeCounts.of(output, population);
    for (int b = 0; b < targets.length; b++) {
      for (int c = 0; c < error[b].length; c++) {
        double rate = c == targets[b] ? correct : incorrect;
        error[b][c] -= (int) (output.steps() * rate * population);
      }
    }
    return error;
  }
}
