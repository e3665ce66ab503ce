package io.snn4j.bench;

import io.snn4j.api.SurrogateGradient;

/**
 * A triangle of area 1, {@code max(0, 1 - |x|)}, that implements the scalar method alone, as the
 * plugin of someone who has not thought of speed does.
 */
public record ScalarTriangle() implements SurrogateGradient {

  @Override
  public float derivative(float x) {
    return Math.max(0, 1 - Math.abs(x));
  }
}
