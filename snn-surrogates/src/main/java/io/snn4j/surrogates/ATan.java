package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The derivative of an arctangent, {@code scale * (alpha/2) / (1 + (pi/2*alpha*x)^2)} (Fang et al.
 * 2021, "Incorporating learnable membrane time constant"; the default of snnTorch).
 *
 * <p>The choice to begin with: its tails fall like {@code 1/x^2}, so that neurons far from their
 * threshold still learn a little, and it is cheap. What goes wrong: a large alpha gives a high,
 * narrow peak and exploding gradients in deep networks, a small one blurs every neuron alike.
 *
 * <p>The defaults give {@code 1/(1 + (pi*x)^2)}, of peak 1, which is what tutorial 5 computes. Its
 * equation 5 has a factor of {@code 1/pi} more: that is {@code new ATan(2f, (float) (1 /
 * Math.PI))}.
 *
 * @param alpha steepness: the peak is {@code alpha/2} high, and {@code 4/(pi*alpha)} wide at half
 *     its height
 * @param scale factor on the whole
 */
@About(
    value = "derivative of an arctangent; long tails, the one to begin with",
    formula = "dS/dx = scale*(alpha/2) / (1 + (pi/2*alpha*x)^2)")
public record ATan(
    @Param(value = "steepness; the peak is alpha/2 high", min = 0.001, max = 1000) float alpha,
    @Param(value = "factor on the whole; 1/pi gives the tutorial's eq. 5", min = 0, max = 1000)
        float scale)
    implements SurrogateGradient {

  private static final float HALF_PI = (float) (Math.PI / 2);

  /** The tutorial's choice: alpha 2, of peak 1. */
  public ATan() {
    this(2f);
  }

  /**
   * With this steepness and scale 1.
   *
   * @param alpha steepness: the peak is {@code alpha/2} high, and {@code 4/(pi*alpha)} wide at half
   *     its height
   */
  public ATan(float alpha) {
    this(alpha, 1f);
  }

  /**
   * Checks the parameters.
   *
   * @param alpha steepness: the peak is {@code alpha/2} high, and {@code 4/(pi*alpha)} wide at half
   *     its height
   * @param scale factor on the whole
   * @throws IllegalArgumentException if one lies outside its range
   */
  public ATan {
    Check.within("alpha", alpha, 0.001, 1000);
    Check.within("scale", scale, 0, 1000);
  }

  @Override
  public String name() {
    return "atan";
  }

  @Override
  public float derivative(float x) {
    float z = HALF_PI * alpha * x;
    return scale * alpha / 2 / (1 + z * z);
  }

  @Override
  public double antiderivative(double x) {
    return scale * (Math.atan(Math.PI / 2 * alpha * x) / Math.PI + 0.5);
  }
}
