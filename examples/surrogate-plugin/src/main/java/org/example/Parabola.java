package org.example;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A parabola of area 1, {@code 3/(4*width) * max(0, 1 - (x/width)^2)}.
 *
 * @param width half the base of the parabola
 */
@About(
    value = "parabola of area 1",
    formula = "dS/dx = 3/(4*width) * max(0, 1 - (x/width)^2)")
public record Parabola(
    @Param(value = "half the base; the peak is 3/(4*width) high", min = 0.001, max = 1000)
        float width)
    implements SurrogateGradient {

  /** The defaults. */
  public Parabola() {
    this(1f);
  }

  /**
   * Checks the parameter.
   *
   * @throws IllegalArgumentException if it lies outside its range
   */
  public Parabola {
    Check.within("width", width, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    float z = x / width;
    return 0.75f / width * Math.max(0, 1 - z * z);
  }

  /** The smooth spike, of which the test makes sure that {@link #derivative} is its derivative. */
  @Override
  public double antiderivative(double x) {
    double z = Math.max(-1, Math.min(1, x / width));
    return 0.5 + 0.75 * z - 0.25 * z * z * z;
  }
}
