package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The derivative of the fast sigmoid, {@code 1 / (1 + slope*|x|)^2} (Zenke and Ganguli 2018,
 * "SuperSpike").
 *
 * <p>Its peak is 1 whatever the slope, so that gradients do not grow with steepness, and it needs
 * no exponential. What goes wrong: with the usual slope of 25 a neuron a tenth of the threshold
 * away passes 8 % of its gradient; where most membranes lie far off, learning is slow. Try 5 then.
 *
 * @param slope steepness: at {@code |x| = 1/slope} a quarter of the peak is left
 */
@About(
    value = "derivative of the fast sigmoid (SuperSpike); peak 1 whatever the slope",
    formula = "dS/dx = 1 / (1 + slope*|x|)^2")
public record FastSigmoid(
    @Param(value = "steepness; at |x| = 1/slope a quarter is left", min = 0.001, max = 1000)
        float slope)
    implements SurrogateGradient {

  /** Slope 25, as in snnTorch. */
  public FastSigmoid() {
    this(25f);
  }

  /**
   * Checks the parameter.
   *
   * @param slope steepness: at {@code |x| = 1/slope} a quarter of the peak is left
   * @throws IllegalArgumentException if it lies outside its range
   */
  public FastSigmoid {
    Check.within("slope", slope, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    float z = 1 + slope * Math.abs(x);
    return 1 / (z * z);
  }

  @Override
  public double antiderivative(double x) {
    return x / (1 + slope * Math.abs(x));
  }
}
