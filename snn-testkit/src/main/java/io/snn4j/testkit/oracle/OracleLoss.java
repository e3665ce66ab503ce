package io.snn4j.testkit.oracle;

/** A loss of the last layer's output against one class per sample: the mean over the samples. */
public interface OracleLoss {

  /**
   * {@return the loss}
   *
   * @param output spikes and membranes of the last layer
   * @param targets [B]
   */
  double value(OracleOutput output, int[] targets);

  /**
   * {@return dL/d output}
   *
   * @param output spikes and membranes of the last layer
   * @param targets the class of each sample, [B]
   */
  OracleOutput gradient(OracleOutput output, int[] targets);

  /**
   * {@return the distance of the output to where the loss has no derivative}
   *
   * @param output spikes and membranes of the last layer
   */
  default double margin(OracleOutput output) {
    return Double.POSITIVE_INFINITY;
  }
}
