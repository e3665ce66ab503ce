package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The spiking LSTM: {@code (h, c) = LSTM cell(x[t], (U[t-1], syn[t-1]))}, syn[t] = c, and U[t] = h
 * (none), h - R*U_thr (subtract) or (1-R)*h (zero, zero-update). It brings its own weights, so its
 * input are features.
 *
 * <pre>{@code
 * i = sigma(z_i)  f = sigma(z_f)  g = tanh(z_g)  o = sigma(z_o),  z = W_ih*x + b_ih + W_hh*U[t-1] + b_hh
 * c = f*syn[t-1] + i*g
 * h = o*tanh(c)
 * }</pre>
 *
 * @param inputWeight W_ih, [4N,in], the gates in the order i, f, g, o
 * @param recurrentWeight W_hh, [4N,N]
 * @param inputBias b_ih, [4N]
 * @param recurrentBias b_hh, [4N]
 */
public record OracleSlstm(
    double[][] inputWeight, double[][] recurrentWeight, double[] inputBias, double[] recurrentBias)
    implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane", "synaptic");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of(
        "weight_ih",
        inputWeight,
        "weight_hh",
        recurrentWeight,
        "bias_ih",
        new double[][] {inputBias},
        "bias_hh",
        new double[][] {recurrentBias});
  }

  @Override
  public int size(int features) {
    return inputWeight.length / 4;
  }

  /** The activations of neuron n's gates, and what comes of them. */
  private record Gates(double i, double f, double g, double o, double c, double h) {}

  private Gates gates(OracleStep step, int n) {
    int size = inputWeight.length / 4;
    double i = Logistic.of(sum(step, n));
    double f = Logistic.of(sum(step, size + n));
    double g = Math.tanh(sum(step, 2 * size + n));
    double o = Logistic.of(sum(step, 3 * size + n));
    double c = f * step.before()[1][n] + i * g;
    return new Gates(i, f, g, o, c, o * Math.tanh(c));
  }

  /** z of one row. */
  private double sum(OracleStep step, int row) {
    double sum = inputBias[row] + recurrentBias[row];
    for (int m = 0; m < step.input().length; m++) {
      sum += inputWeight[row][m] * step.input()[m];
    }
    for (int m = 0; m < step.before()[0].length; m++) {
      sum += recurrentWeight[row][m] * step.before()[0][m];
    }
    return sum;
  }

  @Override
  public double[][] step(OracleStep step) {
    OracleReset reset = step.firing().reset();
    double[] u = new double[inputWeight.length / 4];
    double[] syn = new double[u.length];
    for (int n = 0; n < u.length; n++) {
      double r = step.reset()[n];
      Gates gates = gates(step, n);
      syn[n] = gates.c;
      u[n] =
          reset.keptOfBefore(r) * gates.h - reset.thresholds(r) * step.firing().threshold().at(n);
    }
    return new double[][] {u, syn};
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    OracleReset reset = step.firing().reset();
    int size = inputWeight.length / 4;
    double[] toMembrane = new double[size];
    double[] toSynaptic = new double[size];
    double[] toInput = new double[step.input().length];
    for (int n = 0; n < size; n++) {
      double r = step.reset()[n];
      Gates gates = gates(step, n);
      double tanhC = Math.tanh(gates.c);
      double gH = gradient[0][n] * reset.keptOfBefore(r);
      double gC = gradient[1][n] + gH * gates.o * (1 - tanhC * tanhC);
      into.add("threshold", step.firing().threshold(), n, -gradient[0][n] * reset.thresholds(r));
      toSynaptic[n] = gC * gates.f;
      double[] gZ = {
        gC * gates.g * gates.i * (1 - gates.i), // sigma' = sigma*(1-sigma)
        gC * step.before()[1][n] * gates.f * (1 - gates.f),
        gC * gates.i * (1 - gates.g * gates.g), // tanh' = 1-tanh^2
        gH * tanhC * gates.o * (1 - gates.o)
      };
      for (int gate = 0; gate < 4; gate++) {
        adjointOfSum(step, gate * size + n, gZ[gate], toInput, toMembrane, into);
      }
    }
    return new OracleStep.Gradient(new double[][] {toMembrane, toSynaptic}, toInput);
  }

  /** The chain rule through {@link #sum}. */
  private void adjointOfSum(
      OracleStep step,
      int row,
      double gradient,
      double[] toInput,
      double[] toMembrane,
      LayerGradients into) {
    into.add("bias_ih", 0, row, gradient);
    into.add("bias_hh", 0, row, gradient);
    for (int m = 0; m < toInput.length; m++) {
      into.add("weight_ih", row, m, gradient * step.input()[m]);
      toInput[m] += gradient * inputWeight[row][m];
    }
    for (int m = 0; m < toMembrane.length; m++) {
      into.add("weight_hh", row, m, gradient * step.before()[0][m]);
      toMembrane[m] += gradient * recurrentWeight[row][m];
    }
  }
}
