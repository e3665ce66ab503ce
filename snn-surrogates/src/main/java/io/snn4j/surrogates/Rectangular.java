package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A rectangle of area 1, {@code 1/width for |x| < width/2, else 0} (Wu et al. 2018,
 * "Spatio-temporal backpropagation", their h1; also known as boxcar).
 *
 * <p>Two comparisons, and the sparsest gradient: either a neuron is near its threshold or it is
 * not. What goes wrong: a layer whose membranes have all left the window learns nothing and stays
 * there; begin with a width of the order of the threshold.
 *
 * @param width from end to end
 */
@About(
    value = "rectangle of area 1 (boxcar); near the threshold or not",
    formula = "dS/dx = 1/width for |x| < width/2, else 0")
public record Rectangular(
    @Param(value = "from end to end; it is 1/width high", min = 0.001, max = 1000) float width)
    implements SurrogateGradient {

  /** Width 1: half a threshold on either side. */
  public Rectangular() {
    this(1f);
  }

  /**
   * Checks the parameter.
   *
   * @param width from end to end
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Rectangular {
    Check.within("width", width, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return Math.abs(x) < width / 2 ? 1 / width : 0;
  }

  @Override
  public double antiderivative(double x) {
    return Math.max(0, Math.min(1, x / width + 0.5));
  }
}
