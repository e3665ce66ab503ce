package io.snn4j.testkit.oracle;

/** A loss of the last layer's output against one class per sample: the mean over the samples. */
public interface OracleLoss {

  /**
   * The loss.
   *
   * @param targets [B]
   */
  double value(OracleOutput output, int[] targets);

  /** dL/d output. */
  OracleOutput gradient(OracleOutput output, int[] targets);

  /** The distance of the output to where the loss has no derivative. */
  default double margin(OracleOutput output) {
    return Double.POSITIVE_INFINITY;
  }
}
