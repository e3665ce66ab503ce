package io.snn4j.testkit.oracle;

import io.snn4j.api.Check;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear layer, the same at every step: {@code I[t] = W*X[t] + b}.
 *
 * @param weight W, [out,in]
 * @param bias b, [out]; of length 0 where there is none
 */
public record OracleLinear(double[][] weight, double[] bias) implements OracleLayer {

  /**
   * Checks the shapes.
   *
   * @param weight W, [out,in]
   * @param bias b, [out]; of length 0 where there is none
   * @throws IllegalArgumentException if the bias does not fit the weight
   */
  public OracleLinear {
    Check.that(
        bias.length == 0 || bias.length == weight.length,
        "a linear layer of %d outputs got a bias of %d",
        weight.length,
        bias.length);
  }

  /**
   * {@return a linear layer without bias}
   *
   * @param weight [out,in]
   */
  public static OracleLinear withoutBias(double[][] weight) {
    return new OracleLinear(weight, new double[0]);
  }

  @Override
  public Map<String, double[][]> parameters() {
    Map<String, double[][]> parameters = new TreeMap<>();
    parameters.put("weight", weight);
    if (bias.length > 0) {
      parameters.put("bias", new double[][] {bias});
    }
    return parameters;
  }

  /** {@code W*x + b} of one sample at one step. */
  double[] at(double[] x) {
    double[] y = new double[weight.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias.length > 0 ? bias[i] : 0;
      for (int j = 0; j < x.length; j++) {
        y[i] += weight[i][j] * x[j];
      }
    }
    return y;
  }

  /** The chain rule through {@link #at}: dL/dx for {@code gradient} = dL/dy. */
  double[] adjoint(double[] x, double[] gradient, LayerGradients into) {
    double[] toInput = new double[x.length];
    for (int i = 0; i < gradient.length; i++) {
      if (bias.length > 0) {
        into.add("bias", 0, i, gradient[i]);
      }
      for (int j = 0; j < x.length; j++) {
        into.add("weight", i, j, gradient[i] * x[j]); // (4): dI/dW = X; summed over t by (6)
        toInput[j] += gradient[i] * weight[i][j];
      }
    }
    return toInput;
  }
}
