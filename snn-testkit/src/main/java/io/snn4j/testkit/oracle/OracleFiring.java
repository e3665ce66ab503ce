package io.snn4j.testkit.oracle;

/**
 * How the neurons of a layer fire and reset, whatever their dynamics are.
 *
 * @param threshold U_thr
 * @param reset what a spike does to the membrane
 * @param resetDelay true: R[t] = H(U[t-1] - U_thr) resets in the step after the spike. False: the
 *     membrane is also reset in the spike's own step, U - (S-R)*U_thr or U - (S-R)*U, with gradient
 *     through this S
 * @param inhibition whether only the neuron with the largest x of a sample may fire
 * @param graded the factor on a spike on its way out
 * @param surrogate what stands for dS/dU
 */
public record OracleFiring(
    PerNeuron threshold,
    OracleReset reset,
    boolean resetDelay,
    boolean inhibition,
    PerNeuron graded,
    OracleSurrogate surrogate) {

  /**
   * {@return delayed reset by subtraction, no inhibition, spikes of size 1, surrogate atan(2)}
   *
   * @param threshold U_thr, one for all neurons or one per neuron
   */
  public static OracleFiring above(double... threshold) {
    return new OracleFiring(
        PerNeuron.of(threshold),
        OracleReset.SUBTRACT,
        true,
        false,
        PerNeuron.of(1),
        OracleSurrogate.atan(2));
  }

  /**
   * {@return the same with another reset}
   *
   * @param other the reset
   */
  public OracleFiring reset(OracleReset other) {
    return new OracleFiring(threshold, other, resetDelay, inhibition, graded, surrogate);
  }

  /** {@return the same with a reset within the spike's own step} */
  public OracleFiring withoutResetDelay() {
    return new OracleFiring(threshold, reset, false, inhibition, graded, surrogate);
  }

  /** {@return the same where the winner takes all} */
  public OracleFiring withInhibition() {
    return new OracleFiring(threshold, reset, resetDelay, true, graded, surrogate);
  }

  /**
   * {@return the same with spikes of this size}
   *
   * @param factor the size of a spike, one for all neurons or one per neuron
   */
  public OracleFiring graded(double... factor) {
    return new OracleFiring(
        threshold, reset, resetDelay, inhibition, PerNeuron.of(factor), surrogate);
  }

  /**
   * {@return the same with another surrogate}
   *
   * @param other the surrogate gradient
   */
  public OracleFiring surrogate(OracleSurrogate other) {
    return new OracleFiring(threshold, reset, resetDelay, inhibition, graded, other);
  }
}
