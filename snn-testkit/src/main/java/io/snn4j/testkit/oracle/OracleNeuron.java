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

  /** The names of the states, the membrane U first. */
  List<String> states();

  /** The parameters by name, each as rows; the arrays themselves. */
  Map<String, double[][]> parameters();

  /** How many neurons there are behind so many input features. */
  default int size(int features) {
    return features;
  }

  /** Whether a spike answers to the membrane before the update: S[t] = H(U[t-1] - U_thr). */
  default boolean firesBeforeUpdate() {
    return false;
  }

  /**
   * The part of the reset that is detached, for {@code r} = H(U[t-1] - U_thr): R itself in all
   * models but the tutorial's.
   */
  default double detachedReset(double r, int n, OracleFiring firing) {
    return r;
  }

  /** The states at t, [state,N]. */
  double[][] step(OracleStep step);

  /**
   * The chain rule through {@link #step}.
   *
   * @param gradient dL/d states at t, [state,N]
   * @param into receives dL/d parameters
   */
  OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into);

  /**
   * The distance of the step to the nearest point where it has no derivative; infinite where there
   * is none.
   */
  default double margin(OracleStep step) {
    return Double.POSITIVE_INFINITY;
  }
}
