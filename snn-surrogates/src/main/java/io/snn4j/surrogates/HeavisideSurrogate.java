package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.SurrogateGradient;

/**
 * The spike as its own derivative, {@code H(x)}: 1 for {@code x > 0}, else 0, with {@code H(0) = 0}
 * (as in snnTorch).
 *
 * <p>Only neurons that fired learn, as if they were rectified linear units; the gradient is as
 * sparse as the spikes. What goes wrong: a neuron that never fires never learns to. {@link
 * LeakySpike} mends that.
 */
@About(
    value = "the spike as its own derivative; only neurons that fired learn",
    formula = "dS/dx = 1 for x > 0, else 0")
public record HeavisideSurrogate() implements SurrogateGradient {

  /** Twice a factor of this makes more than 1 of every positive float. */
  private static final float HUGE = 1e38f;

  @Override
  public String name() {
    return "heaviside";
  }

  @Override
  public float derivative(float x) {
    // infinite x are to have a finite derivative, which Heaviside does not promise
    return Math.min(1f, Math.max(0f, x * HUGE) * HUGE);
  }

  @Override
  public double antiderivative(double x) {
    return Math.max(0, x);
  }
}
