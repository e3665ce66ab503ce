package io.snn4j.core.layer;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;

/**
 * A fully connected layer without neurons: {@code I[t] = x[t] * W^T + b}.
 *
 * <p>Weights [out,in] and biases [out] start uniform in {@code +-1/sqrt(in)}, as PyTorch's.
 *
 * @param in the number of inputs; 0 for as many as the layer before has outputs
 * @param out the number of outputs
 * @param bias whether there is a bias
 */
@About(value = "fully connected layer without neurons", formula = "I[t] = x[t]*W^T + b")
public record Linear(
    @Param(value = "number of inputs; 0: as many as the layer before has outputs", min = 0) int in,
    @Param(value = "number of outputs", min = 1, required = true) int out,
    @Param("whether there is a bias") boolean bias)
    implements LayerSpec {

  /** One output, with bias, inputs as they come. */
  public Linear() {
    this(0, 1, true);
  }

  /**
   * A layer with bias.
   *
   * @param in the number of inputs; 0 for as many as the layer before has outputs
   * @param out the number of outputs
   */
  public Linear(int in, int out) {
    this(in, out, true);
  }

  /**
   * Checks the sizes.
   *
   * @param in the number of inputs; 0 for as many as the layer before has outputs
   * @param out the number of outputs
   * @param bias whether there is a bias
   * @throws IllegalArgumentException if one is out of range
   */
  public Linear {
    Check.atLeast("in", in, 0);
    Check.atLeast("out", out, 1);
  }

  @Override
  public int outputs(int inputs) {
    Check.that(in > 0 || inputs > 0, "in must be given for the first layer");
    Check.that(
        in == 0 || inputs == 0 || in == inputs,
        "in is %d, but what comes before has %d outputs",
        in,
        inputs);
    return out;
  }

  @Override
  public long weights(int inputs) {
    long rows = outputs(inputs);
    return rows * (in == 0 ? inputs : in) + (bias ? rows : 0);
  }

  @Override
  public boolean spiking() {
    return false;
  }

  @Override
  public Layer build(Context context) {
    int outputs = outputs(context.inputs());
    return new LinearLayer(
        context.name(), in == 0 ? context.inputs() : in, outputs, bias, context.seed());
  }
}
