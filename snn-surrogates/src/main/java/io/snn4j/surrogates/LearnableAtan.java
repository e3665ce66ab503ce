package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.Param;

/**
 * The derivative of an arctangent whose width each layer learns: {@code (alpha/2) / (1 +
 * (pi/2*alpha*x)^2)}, the {@link ATan} of Fang et al. 2021, with alpha as a parameter of the layer
 * (after Lian et al. 2023, "Learnable surrogate gradient for direct training spiking neural
 * networks").
 *
 * <p>Which width is right depends on how far the membranes stray from their threshold, and that
 * differs between layers and changes in training. Alpha learns from the smooth spike {@code G =
 * atan(pi/2*alpha*x)/pi + 1/2}:
 *
 * <pre>{@code
 * dG/dalpha = (x/2) / (1 + (pi/2*alpha*x)^2)
 * }</pre>
 *
 * <p>What goes wrong: spikes do not depend on alpha, so no step of alpha alone lowers the loss; a
 * large learning rate may drive it to a needle or a plain. It is clamped to its range.
 *
 * @param alpha steepness where training begins: the peak is {@code alpha/2} high
 */
@About(
    value = "derivative of an arctangent, of a width that each layer learns",
    formula = {
      "dS/dx = (alpha/2) / (1 + (pi/2*alpha*x)^2)",
      "dS/dalpha = (x/2) / (1 + (pi/2*alpha*x)^2)"
    })
public record LearnableAtan(
    @Param(
            value = "steepness where training begins; the peak is alpha/2 high",
            min = 0.001,
            max = 1000)
        float alpha)
    implements LearnableSurrogate {

  private static final float HALF_PI = (float) (Math.PI / 2);

  /** Alpha 2, of peak 1, as {@link ATan}. */
  public LearnableAtan() {
    this(2f);
  }

  /**
   * Checks the parameter.
   *
   * @param alpha steepness where training begins: the peak is {@code alpha/2} high
   * @throws IllegalArgumentException if it lies outside its range
   */
  public LearnableAtan {
    Check.within("alpha", alpha, 0.001, 1000);
  }

  @Override
  public LearnableAtan at(float other) {
    return new LearnableAtan(other);
  }

  @Override
  public float derivative(float x) {
    float z = HALF_PI * alpha * x;
    return alpha / 2 / (1 + z * z);
  }

  @Override
  public double antiderivative(double x) {
    return Math.atan(Math.PI / 2 * alpha * x) / Math.PI + 0.5;
  }

  @Override
  public float alphaDerivative(float x) {
    float c = HALF_PI * alpha;
    // (x/2)/(1 + (cx)^2) divided through by x/2, so that infinity gives 0
    return 1 / (2 / x + 2 * c * (c * x));
  }
}
