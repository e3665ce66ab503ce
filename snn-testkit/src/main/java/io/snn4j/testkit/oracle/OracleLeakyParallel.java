package io.snn4j.testkit.oracle;

import java.util.List;
import java.util.Map;

/**
 * The leaky neuron as a rectifying recurrent network without reset: {@code U[t] = relu(W_ih*x[t] +
 * b_ih + w_hh*U[t-1] + b_hh)}. It brings its own weights, so its input are features; what {@link
 * OracleFiring} says of resets counts for nothing.
 *
 * @param inputWeight W_ih, [N,in]
 * @param inputBias b_ih, [N]
 * @param recurrentWeight w_hh, the diagonal of W_hh, [N]
 * @param recurrentBias b_hh, [N]
 */
public record OracleLeakyParallel(
    double[][] inputWeight, double[] inputBias, double[] recurrentWeight, double[] recurrentBias)
    implements OracleNeuron {

  @Override
  public List<String> states() {
    return List.of("membrane");
  }

  @Override
  public Map<String, double[][]> parameters() {
    return Map.of(
        "weight_ih", inputWeight,
        "bias_ih", new double[][] {inputBias},
        "weight_hh", new double[][] {recurrentWeight},
        "bias_hh", new double[][] {recurrentBias});
  }

  @Override
  public int size(int features) {
    return inputWeight.length;
  }

  @Override
  public double[][] step(OracleStep step) {
    double[] u = new double[inputWeight.length];
    for (int n = 0; n < u.length; n++) {
      u[n] = Math.max(0, sum(step, n));
    }
    return new double[][] {u};
  }

  /** What the rectifier of neuron n rectifies. */
  private double sum(OracleStep step, int n) {
    double sum = inputBias[n] + recurrentWeight[n] * step.before()[0][n] + recurrentBias[n];
    for (int m = 0; m < step.input().length; m++) {
      sum += inputWeight[n][m] * step.input()[m];
    }
    return sum;
  }

  @Override
  public OracleStep.Gradient adjoint(OracleStep step, double[][] gradient, LayerGradients into) {
    double[] toBefore = new double[inputWeight.length];
    double[] toInput = new double[step.input().length];
    for (int n = 0; n < toBefore.length; n++) {
      double g = sum(step, n) > 0 ? gradient[0][n] : 0; // relu'
      into.add("bias_ih", 0, n, g);
      into.add("bias_hh", 0, n, g);
      into.add("weight_hh", 0, n, g * step.before()[0][n]);
      toBefore[n] = g * recurrentWeight[n];
      for (int m = 0; m < toInput.length; m++) {
        into.add("weight_ih", n, m, g * step.input()[m]);
        toInput[m] += g * inputWeight[n][m];
      }
    }
    return new OracleStep.Gradient(new double[][] {toBefore}, toInput);
  }

  @Override
  public double margin(OracleStep step) {
    double margin = Double.POSITIVE_INFINITY;
    for (int n = 0; n < inputWeight.length; n++) {
      margin = Math.min(margin, Math.abs(sum(step, n)));
    }
    return margin;
  }
}
