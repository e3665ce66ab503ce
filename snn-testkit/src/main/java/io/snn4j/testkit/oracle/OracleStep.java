package io.snn4j.testkit.oracle;

/**
 * What the neurons of one sample know when they take the step to t.
 *
 * @param before their states at t-1, [state,N], the membrane first
 * @param input what flows in: the current I[t] of each neuron, or the features x[t] of a model that
 *     brings its own weights
 * @param reset R[t] of each neuron, detached: a constant to the backward pass
 * @param firing threshold and reset
 */
public record OracleStep(double[][] before, double[] input, double[] reset, OracleFiring firing) {

  /**
   * The gradient that leaves a step backwards.
   *
   * @param before dL/d states at t-1, [state,N]
   * @param input dL/d input
   */
  public record Gradient(double[][] before, double[] input) {}
}
