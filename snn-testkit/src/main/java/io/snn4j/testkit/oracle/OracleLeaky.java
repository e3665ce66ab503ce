package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The leaky integrate-and-fire neuron, equation (1): {@code U[t] = beta*U[t-1] + I[t] - R[t]*U_thr}
 * and its other resets.
 *
 * @param beta the decay, clamped to [0,1]
 */
public record OracleLeaky(PerNeuron beta) implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of("beta", beta.row());
  }

  @Override
  public double[][] step(OracleStep step) {
    double[] before = step.before()[0];
    OracleReset reset = step.firing().reset();
    double[] u = new double[before.length];
    for (int n = 0; n < u.length; n++) {
      double r = step.reset()[n];
      u[n] = // (1)
          reset.keptOfBefore(r) * beta.clamped(n) * before[n]
              + reset.keptOfInput(r) * step.input()[n]
              - reset.thresholds(r) * step.firing().threshold().at(n);
    }
    return new double[][] {u};
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    double[] before = step.before()[0];
    OracleReset reset = step.firing().reset();
    double[] toBefore = new double[before.length];
    double[] toInput = new double[before.length];
    for (int n = 0; n < before.length; n++) {
      double r = step.reset()[n];
      double g = gradient[0][n];
      toInput[n] = g * reset.keptOfInput(r); // (7): dU[t]/dI[t] = 1
      toBefore[n] = g * reset.keptOfBefore(r) * beta.clamped(n); // (7): dU[t]/dU[t-1] = beta
      into.add("beta", beta, n, g * reset.keptOfBefore(r) * before[n] * beta.clampDerivative(n));
      into.add("threshold", step.firing().threshold(), n, -g * reset.thresholds(r));
    }
    return new OracleStep.Gradient(new double[][] {toBefore}, toInput);
  }
}
