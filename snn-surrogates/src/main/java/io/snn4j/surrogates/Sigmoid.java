package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The derivative of the logistic function s, {@code slope * s(slope*x) * s(-slope*x)} (Neftci,
 * Mostafa and Zenke 2019; the slope as in snnTorch).
 *
 * <p>The natural choice where a spike is read as a probability. What goes wrong: the peak is {@code
 * slope/4}, above 6 for the default, so gradients explode over many layers or steps; and the tails
 * fall exponentially, so neurons far from their threshold learn nothing.
 *
 * <p>Written with {@code e = exp(-slope*|x|)}, which never overflows: the textbook form {@code
 * exp(-z) / (1 + exp(-z))^2} gives infinity over infinity from {@code z = -88} on.
 *
 * @param slope steepness: the peak is {@code slope/4} high
 */
@About(
    value = "derivative of the logistic function s; a high peak",
    formula = "dS/dx = slope * s(slope*x) * s(-slope*x), s(z) = 1/(1 + exp(-z))")
public record Sigmoid(
    @Param(value = "steepness; the peak is slope/4 high", min = 0.001, max = 1000) float slope)
    implements SurrogateGradient {

  /** Slope 25, as in snnTorch. */
  public Sigmoid() {
    this(25f);
  }

  /**
   * Checks the parameter.
   *
   * @param slope steepness: the peak is {@code slope/4} high
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Sigmoid {
    Check.within("slope", slope, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    double e = Math.exp(-(double) slope * Math.abs(x));
    return (float) (slope * e / ((1 + e) * (1 + e)));
  }

  @Override
  public double antiderivative(double x) {
    return 1 / (1 + Math.exp(-slope * x));
  }
}
