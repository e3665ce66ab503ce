package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.SurrogateGradient;

/**
 * The straight-through estimator, {@code 1} everywhere (Bengio, Léonard and Courville 2013).
 *
 * <p>The backward pass ignores the spike altogether. Right for spikes that merely quantise, and as
 * a baseline that any other must beat. What goes wrong: nothing confines the gradient to neurons
 * near their threshold, so it grows with depth and with the number of steps.
 */
@About(value = "straight-through estimator; ignores the spike altogether", formula = "dS/dx = 1")
public record StraightThrough() implements SurrogateGradient {

  @Override
  public float derivative(float x) {
    return 1;
  }

  @Override
  public double antiderivative(double x) {
    return x;
  }
}
