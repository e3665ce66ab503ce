package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The neuron that the tutorial writes by hand. It fires on the membrane before the update, {@code
 * S[t] = H(U[t-1] - U_thr)}, {@code U[t] = beta*U[t-1] + I[t] - beta*U_thr*S[t]}, and the whole
 * reset {@code beta*U_thr*S[t]} is detached, beta and threshold included.
 *
 * <p>It knows no other reset and no reset delay; what {@link OracleFiring} says of them counts for
 * nothing.
 *
 * @param beta the decay, clamped to [0,1]
 */
public record OracleTutorialLeaky(PerNeuron beta) implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of("beta", beta.row());
  }

  @Override
  public boolean firesBeforeUpdate() {
    return true;
  }

  @Override
  public double detachedReset(double r, int n, OracleFiring firing) {
    return beta.clamped(n) * firing.threshold().at(n) * r;
  }

  @Override
  public double[][] step(OracleStep step) {
    double[] before = step.before()[0];
    double[] u = new double[before.length];
    for (int n = 0; n < u.length; n++) {
      u[n] = beta.clamped(n) * before[n] + step.input()[n] - step.reset()[n]; // (1)
    }
    return new double[][] {u};
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    double[] before = step.before()[0];
    double[] toBefore = new double[before.length];
    double[] toInput = new double[before.length];
    for (int n = 0; n < before.length; n++) {
      double g = gradient[0][n];
      toInput[n] = g; // (7): dU[t]/dI[t] = 1
      toBefore[n] = g * beta.clamped(n); // (7): dU[t]/dU[t-1] = beta
      into.add("beta", beta, n, g * before[n] * beta.clampDerivative(n));
    }
    return new OracleStep.Gradient(new double[][] {toBefore}, toInput);
  }
}
