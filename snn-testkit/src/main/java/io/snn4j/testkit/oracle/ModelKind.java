package io.snn4j.testkit.oracle;

/** The neuron models that {@link OracleCases} draws from. */
public enum ModelKind {
  /** {@link OracleLeaky}. */
  LEAKY,
  /** {@link OracleTutorialLeaky}. */
  TUTORIAL_LEAKY,
  /** {@link OracleLapicque} given by R and C. */
  LAPICQUE_RC,
  /** {@link OracleLapicque} given by beta and R. */
  LAPICQUE_BETA_R,
  /** {@link OracleLapicque} given by beta and C. */
  LAPICQUE_BETA_C,
  /** {@link OracleSynaptic}. */
  SYNAPTIC,
  /** {@link OracleAlpha}. */
  ALPHA,
  /** {@link OracleSlstm}. */
  SLSTM,
  /** {@link OracleLeakyParallel}. */
  LEAKY_PARALLEL;

  /** Whether the model brings the weights of its input. */
  boolean bringsWeights() {
    return this == SLSTM || this == LEAKY_PARALLEL;
  }
}
