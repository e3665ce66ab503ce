package io.snn4j.core;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/** The surrogate gradient of these tests: {@code 1 / (1 + (x/width)^2)}. */
public record Hill(@Param("half the width at half the height") float width)
    implements SurrogateGradient {

  public Hill() {
    this(0.5f);
  }

  public Hill {
    Check.positive("width", width);
  }

  @Override
  public float derivative(float x) {
    float y = x / width;
    return 1 / (1 + y * y);
  }

  /** The same in double precision. */
  public double slope(double x) {
    return 1 / (1 + x * x / ((double) width * width));
  }
}
