package io.snn4j.testkit.oracle;

/**
 * Something to compute: a network, its input, and the loss of its output. All numbers are floats,
 * so that an engine in float starts from the very same ones.
 *
 * @param shape in words: what was decided before the numbers were drawn
 * @param network the network
 * @param input [T,B,in]
 * @param inputKind what kind of signal the input is
 * @param loss the loss
 * @param targets [B]
 * @param redrawn how often the numbers were drawn again, because some came too near to a decision
 * @param clear whether they stay clear of all decisions now
 */
public record OracleCase(
    String shape,
    OracleNetwork network,
    double[][][] input,
    InputKind inputKind,
    OracleLoss loss,
    int[] targets,
    int redrawn,
    boolean clear) {

  /** What the input of a network may be. */
  public enum InputKind {
    /** The same values in [0,1] at every step. */
    CONSTANT,
    /** Other values in [0,1] at every step. */
    DENSE,
    /** Zeros and ones. */
    SPIKES
  }

  @Override
  public String toString() {
    return shape;
  }
}
