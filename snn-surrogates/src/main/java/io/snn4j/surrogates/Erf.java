package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The derivative of the error function, {@code alpha/sqrt(pi) * exp(-(alpha*x)^2)} (SpikingJelly's
 * Erf, after Fang et al. 2023).
 *
 * <p>{@link Gaussian} by its steepness, {@code sigma = 1/(alpha*sqrt(2))}, for those who bring an
 * alpha from elsewhere. What goes wrong is the same: next to nothing is left at {@code |x| =
 * 2/alpha}.
 *
 * @param alpha steepness: the peak is {@code alpha/sqrt(pi)} high
 */
@About(
    value = "derivative of the error function; a Gaussian by its steepness",
    formula = "dS/dx = alpha/sqrt(pi) * exp(-(alpha*x)^2)")
public record Erf(
    @Param(value = "steepness; the peak is alpha/sqrt(pi) high", min = 0.001, max = 1000)
        float alpha)
    implements SurrogateGradient {

  /** Alpha 2, as in SpikingJelly. */
  public Erf() {
    this(2f);
  }

  /**
   * Checks the parameter.
   *
   * @param alpha steepness: the peak is {@code alpha/sqrt(pi)} high
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Erf {
    Check.within("alpha", alpha, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    double z = (double) alpha * x;
    return (float) (alpha / Math.sqrt(Math.PI) * Math.exp(-z * z));
  }

  @Override
  public double antiderivative(double x) {
    return (1 + Normal.erf(alpha * x)) / 2;
  }
}
