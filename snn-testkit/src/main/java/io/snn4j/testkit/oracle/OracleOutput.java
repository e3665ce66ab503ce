package io.snn4j.testkit.oracle;

/**
 * What a loss reads of a neuron layer, or the gradient with respect to it.
 *
 * @param spikes the outgoing spikes, [T,B,N]
 * @param membrane the membrane after each step, [T,B,N]
 */
public record OracleOutput(double[][][] spikes, double[][][] membrane) {

  /** Zeros of the same shape, to be filled with a gradient. */
  OracleOutput zeros() {
    return new OracleOutput(Signals.zeros(spikes), Signals.zeros(membrane));
  }

  /** T. */
  int steps() {
    return spikes.length;
  }

  /** B. */
  int batch() {
    return spikes[0].length;
  }

  /** N. */
  int size() {
    return spikes[0][0].length;
  }
}
