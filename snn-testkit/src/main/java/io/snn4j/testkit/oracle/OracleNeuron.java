package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The dynamics of a neuron model: the values of its parameters, its equations, and their chain
 * rule. When a neuron fires is {@link OracleFiring}'s matter.
 */
public sealed interface OracleNeuron
    permits OracleLeaky,
        OracleTutorialLeaky,
        OracleLapicque,
        OracleSynaptic,
        OracleAlpha,
        OracleSlstm,
        OracleLeakyParallel {

  /** {@return the names of the states, the membrane U first} */
  List<String> states();

  /** {@return the parameters by name, each as rows; the arrays themselves} */
  Map<String, double[][]> parameters();

  /**
   * {@return how many neurons there are behind so many input features}
   *
   * @param features the features that come in
   */
  default int size(int features) {
    return features;
  }

  /**
   * {@return whether a spike answers to the membrane before the update: S[t] = H(U[t-1] - U_thr)}
   */
  default boolean firesBeforeUpdate() {
    return false;
  }

  /**
   * {@return the part of the reset that is detached, for {@code r} = H(U[t-1] - U_thr): R itself in
   * all models but the tutorial's}
   *
   * @param r R[t], 0 or 1
   * @param n the neuron's index in its layer, from 0
   * @param firing threshold and reset
   */
  default double detachedReset(double r, int n, OracleFiring firing) {
    return r;
  }

  /**
   * {@return the states at t, [state,N]}
   *
   * @param step the states at t-1, the current and the reset
   */
  double[][] step(OracleStep step);

  /**
   * {@return the chain rule through {@link #step}}
   *
   * @param step the states at t-1, the current and the reset
   * @param gradient dL/d states at t, [state,N]
   * @param into receives dL/d parameters
   */
  OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into);

  /**
   * {@return the distance of the step to the nearest point where it has no derivative; infinite
   * where there is none}
   *
   * @param step the states at t-1, the current and the reset
   */
  default double margin(OracleStep step) {
    return Double.POSITIVE_INFINITY;
  }
}
