package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The neuron with a synaptic current: {@code syn[t] = alpha*syn[t-1] + I[t]}, {@code U[t] =
 * beta*U[t-1] + syn[t] - R[t]*U_thr} and its other resets, which leave syn alone.
 *
 * @param alpha the decay of the synaptic current, clamped to [0,1]
 * @param beta the decay of the membrane, clamped to [0,1]
 */
public record OracleSynaptic(PerNeuron alpha, PerNeuron beta) implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane", "synaptic");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of("alpha", alpha.row(), "beta", beta.row());
  }

  @Override
  public double[][] step(OracleStep step) {
    double[] before = step.before()[0];
    OracleReset reset = step.firing().reset();
    double[] u = new double[before.length];
    double[] syn = new double[before.length];
    for (int n = 0; n < u.length; n++) {
      double r = step.reset()[n];
      syn[n] = alpha.clamped(n) * step.before()[1][n] + step.input()[n];
      u[n] =
          reset.keptOfBefore(r) * beta.clamped(n) * before[n]
              + reset.keptOfInput(r) * syn[n]
              - reset.thresholds(r) * step.firing().threshold().at(n);
    }
    return new double[][] {u, syn};
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    double[] before = step.before()[0];
    OracleReset reset = step.firing().reset();
    double[] toMembrane = new double[before.length];
    double[] toSynaptic = new double[before.length];
    double[] toInput = new double[before.length];
    for (int n = 0; n < before.length; n++) {
      double r = step.reset()[n];
      double g = gradient[0][n];
      toMembrane[n] = g * reset.keptOfBefore(r) * beta.clamped(n);
      into.add("beta", beta, n, g * reset.keptOfBefore(r) * before[n] * beta.clampDerivative(n));
      into.add("threshold", step.firing().threshold(), n, -g * reset.thresholds(r));

      double gSyn = gradient[1][n] + g * reset.keptOfInput(r); // syn[t] feeds U[t] and syn[t+1]
      toInput[n] = gSyn;
      toSynaptic[n] = gSyn * alpha.clamped(n);
      into.add("alpha", alpha, n, gSyn * step.before()[1][n] * alpha.clampDerivative(n));
    }
    return new OracleStep.Gradient(new double[][] {toMembrane, toSynaptic}, toInput);
  }
}
