package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The neuron whose membrane follows an alpha function, as the difference of two exponentials:
 *
 * <pre>{@code
 * exc[t] = alpha*exc[t-1] + I[t]
 * inh[t] = beta*inh[t-1] - I[t]
 * U[t]   = tau*(exc[t] + inh[t]),  tau = ln(alpha)/(ln(beta) - ln(alpha)) + 1
 * }</pre>
 *
 * <p>Reset zero or zero-update: all three times (1-R). Subtract: {@code exc -= R*U_thr}, {@code inh
 * -= R*(beta*inh[t-1] - I)}, {@code U += R*inh[t-1]}.
 *
 * @param alpha the slower decay, clamped to [0,1]
 * @param beta the faster decay, clamped to [0,1]
 */
public record OracleAlpha(PerNeuron alpha, PerNeuron beta) implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane", "excitatory", "inhibitory");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of("alpha", alpha.row(), "beta", beta.row());
  }

  @Override
  public double[][] step(OracleStep step) {
    OracleReset reset = step.firing().reset();
    int size = step.input().length;
    double[] u = new double[size];
    double[] exc = new double[size];
    double[] inh = new double[size];
    for (int n = 0; n < size; n++) {
      double r = step.reset()[n];
      double kept = reset.keptOfBefore(r);
      double subtracted = reset.thresholds(r);
      double inhBefore = step.before()[2][n];
      double e = alpha.clamped(n) * step.before()[1][n] + step.input()[n];
      double i = beta.clamped(n) * inhBefore - step.input()[n];
      exc[n] = kept * e - subtracted * step.firing().threshold().at(n);
      inh[n] = kept * i - subtracted * i;
      u[n] = kept * tau(n) * (e + i) + subtracted * inhBefore;
    }
    return new double[][] {u, exc, inh};
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    OracleReset reset = step.firing().reset();
    int size = step.input().length;
    double[] toExc = new double[size];
    double[] toInh = new double[size];
    double[] toInput = new double[size];
    for (int n = 0; n < size; n++) {
      double r = step.reset()[n];
      double kept = reset.keptOfBefore(r);
      double subtracted = reset.thresholds(r);
      double excBefore = step.before()[1][n];
      double inhBefore = step.before()[2][n];
      double e = alpha.clamped(n) * excBefore + step.input()[n];
      double i = beta.clamped(n) * inhBefore - step.input()[n];

      double gU = gradient[0][n];
      double gE = gradient[1][n] * kept + gU * kept * tau(n);
      double gI = gradient[2][n] * (kept - subtracted) + gU * kept * tau(n);
      double gTau = gU * kept * (e + i);

      into.add("threshold", step.firing().threshold(), n, -gradient[1][n] * subtracted);
      into.add(
          "alpha", alpha, n, alpha.clampDerivative(n) * (gE * excBefore + gTau * dTauByAlpha(n)));
      into.add("beta", beta, n, beta.clampDerivative(n) * (gI * inhBefore + gTau * dTauByBeta(n)));
      toInput[n] = gE - gI;
      toExc[n] = gE * alpha.clamped(n);
      toInh[n] = gI * beta.clamped(n) + gU * subtracted;
    }
    double[] toMembrane = new double[size]; // U[t-1] acts through R alone, which is detached
    return new OracleStep.Gradient(new double[][] {toMembrane, toExc, toInh}, toInput);
  }

  private double tau(int n) {
    double a = Math.log(alpha.clamped(n));
    double b = Math.log(beta.clamped(n));
    return a / (b - a) + 1;
  }

  /** {@code d tau/d alpha = ln(beta) / (alpha*(ln(beta)-ln(alpha))^2)}. */
  private double dTauByAlpha(int n) {
    double a = Math.log(alpha.clamped(n));
    double b = Math.log(beta.clamped(n));
    return b / (alpha.clamped(n) * (b - a) * (b - a));
  }

  /** {@code d tau/d beta = -ln(alpha) / (beta*(ln(beta)-ln(alpha))^2)}. */
  private double dTauByBeta(int n) {
    double a = Math.log(alpha.clamped(n));
    double b = Math.log(beta.clamped(n));
    return -a / (beta.clamped(n) * (b - a) * (b - a));
  }
}
