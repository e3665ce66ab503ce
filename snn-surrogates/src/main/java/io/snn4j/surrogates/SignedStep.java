package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A constant whose sign turns at the threshold: {@code +threshold for x < 0, -threshold for x >=
 * 0}.
 *
 * <p>This is what snnTorch 0.9 calls "triangular". Here to reproduce its runs and for nothing else:
 * above the threshold the gradient points the wrong way, and it does not fade with distance. For a
 * triangle take {@link Triangular}.
 *
 * @param threshold the size of the gradient
 */
@About(
    value = "constant whose sign turns; what snnTorch 0.9 calls 'triangular'",
    formula = "dS/dx = threshold for x < 0, -threshold for x >= 0")
public record SignedStep(
    @Param(value = "size of the gradient", min = 0.001, max = 1000) float threshold)
    implements SurrogateGradient {

  /** Threshold 1, as in snnTorch. */
  public SignedStep() {
    this(1f);
  }

  /**
   * Checks the parameter.
   *
   * @param threshold the size of the gradient
   * @throws IllegalArgumentException if it lies outside its range
   */
  public SignedStep {
    Check.within("threshold", threshold, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return x < 0 ? threshold : -threshold;
  }

  @Override
  public double antiderivative(double x) {
    return -threshold * Math.abs(x);
  }
}
