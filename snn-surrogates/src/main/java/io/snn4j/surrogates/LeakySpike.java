package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The leaky spike operator, {@code 1 for x > 0, else slope}: the derivative of a leaky rectifier
 * (snnTorch's LSO; Maas, Hannun and Ng 2013 for the rectifier).
 *
 * <p>A full gradient for neurons that fired and a small one for all others, so that none dies. What
 * goes wrong: it never fades with distance from the threshold, so gradients grow with depth and
 * with the number of steps.
 *
 * @param slope what neurons that stayed silent get
 */
@About(
    value = "leaky spike operator (LSO); silent neurons get a small gradient",
    formula = "dS/dx = 1 for x > 0, else slope")
public record LeakySpike(
    @Param(value = "the gradient of a neuron that stayed silent", min = 0, max = 1) float slope)
    implements SurrogateGradient {

  /** Slope 0.1, as in snnTorch. */
  public LeakySpike() {
    this(0.1f);
  }

  /**
   * Checks the parameter.
   *
   * @param slope what neurons that stayed silent get
   * @throws IllegalArgumentException if it lies outside its range
   */
  public LeakySpike {
    Check.within("slope", slope, 0, 1);
  }

  @Override
  public float derivative(float x) {
    return x > 0 ? 1 : slope;
  }

  @Override
  public double antiderivative(double x) {
    return x > 0 ? x : slope * x;
  }
}
