package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A triangle of area 1, {@code (1/width) * max(0, 1 - |x|/width)} (Bellec et al. 2018, "Long
 * short-term memory and learning-to-learn in networks of spiking neurons").
 *
 * <p>The cheapest peaked one, and local: only neurons within {@code width} of their threshold
 * learn. What goes wrong: those outside get exactly 0, so a layer that has fallen silent stays so.
 * Bellec et al. also damp the gradient, by 0.3, which a learning rate does as well.
 *
 * @param width half the base of the triangle
 */
@About(
    value = "triangle of area 1; cheap and local",
    formula = "dS/dx = (1/width) * max(0, 1 - |x|/width)")
public record Triangular(
    @Param(value = "half the base; the peak is 1/width high", min = 0.001, max = 1000) float width)
    implements SurrogateGradient {

  /** Width 1: all that lies between rest and twice the threshold. */
  public Triangular() {
    this(1f);
  }

  /**
   * Checks the parameter.
   *
   * @param width half the base of the triangle
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Triangular {
    Check.within("width", width, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return Math.max(0, 1 - Math.abs(x) / width) / width;
  }

  @Override
  public double antiderivative(double x) {
    double outside = Math.max(0, 1 - Math.abs(x) / width);
    double tail = outside * outside / 2;
    return x < 0 ? tail : 1 - tail;
  }
}
