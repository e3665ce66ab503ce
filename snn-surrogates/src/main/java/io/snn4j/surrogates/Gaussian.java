package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A normal density, {@code exp(-x^2 / (2*sigma^2)) / (sigma*sqrt(2*pi))} (Wu et al. 2018,
 * "Spatio-temporal backpropagation", their h4; the sigma of Yin, Corradi and Bohte 2021).
 *
 * <p>Smooth and local: as the expected derivative of a spike under Gaussian membrane noise it has a
 * meaning. What goes wrong: beyond three sigma the gradient is practically 0, and a small sigma
 * gives a high peak.
 *
 * @param sigma standard deviation, in units of the membrane
 */
@About(
    value = "normal density; smooth and local",
    formula = "dS/dx = exp(-x^2/(2*sigma^2)) / (sigma*sqrt(2*pi))")
public record Gaussian(
    @Param(value = "standard deviation, in units of the membrane", min = 0.001, max = 1000)
        float sigma)
    implements SurrogateGradient {

  /** Sigma 0.5. */
  public Gaussian() {
    this(0.5f);
  }

  /**
   * Checks the parameter.
   *
   * @param sigma standard deviation, in units of the membrane
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Gaussian {
    Check.within("sigma", sigma, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return (float) Normal.density(x, 0, sigma);
  }

  @Override
  public double antiderivative(double x) {
    return Normal.distribution(x, 0, sigma);
  }
}
