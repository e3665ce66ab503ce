package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A two-sided exponential of area 1, {@code (alpha/2) * exp(-alpha*|x|)} (Shrestha and Orchard
 * 2018, "SLAYER"; the form is SpikingJelly's).
 *
 * <p>Sharper at the threshold than a sigmoid of the same area, with slower tails than a Gaussian.
 * What goes wrong: the tip is a kink, and a large alpha leaves almost nothing beside it.
 *
 * @param alpha steepness: the peak is {@code alpha/2} high
 */
@About(
    value = "two-sided exponential of area 1; a sharp tip",
    formula = "dS/dx = (alpha/2) * exp(-alpha*|x|)")
public record PiecewiseExponential(
    @Param(value = "steepness; the peak is alpha/2 high", min = 0.001, max = 1000) float alpha)
    implements SurrogateGradient {

  /** Alpha 1, as in SpikingJelly. */
  public PiecewiseExponential() {
    this(1f);
  }

  /**
   * Checks the parameter.
   *
   * @param alpha steepness: the peak is {@code alpha/2} high
   * @throws IllegalArgumentException if it lies outside its range
   */
  public PiecewiseExponential {
    Check.within("alpha", alpha, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return (float) (alpha / 2 * Math.exp(-(double) alpha * Math.abs(x)));
  }

  @Override
  public double antiderivative(double x) {
    double tail = Math.exp(-alpha * Math.abs(x)) / 2;
    return x < 0 ? tail : 1 - tail;
  }
}
