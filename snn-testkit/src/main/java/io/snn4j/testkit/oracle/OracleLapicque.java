package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * Lapicque's neuron, an RC circuit: {@code U[t] = (dt/C)*I[t] + (1 - dt/(RC))*U[t-1] - R[t]*U_thr}
 * and the other resets of {@link OracleReset}.
 *
 * @param circuit the resistance R and the capacitance C
 */
public record OracleLapicque(OracleCircuit circuit) implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return circuit.parameters();
  }

  @Override
  public double[][] step(OracleStep step) {
    double[] before = step.before()[0];
    OracleReset reset = step.firing().reset();
    double[] u = new double[before.length];
    for (int n = 0; n < u.length; n++) {
      double r = step.reset()[n];
      u[n] =
          reset.keptOfBefore(r) * circuit.decay(n) * before[n]
              + reset.keptOfInput(r) * circuit.gain(n) * step.input()[n]
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
      toInput[n] = g * reset.keptOfInput(r) * circuit.gain(n);
      toBefore[n] = g * reset.keptOfBefore(r) * circuit.decay(n);
      double toDecay = g * reset.keptOfBefore(r) * before[n];
      double toGain = g * reset.keptOfInput(r) * step.input()[n];
      circuit.adjoint(n, toDecay, toGain, into);
      into.add("threshold", step.firing().threshold(), n, -g * reset.thresholds(r));
    }
    return new OracleStep.Gradient(new double[][] {toBefore}, toInput);
  }
}
