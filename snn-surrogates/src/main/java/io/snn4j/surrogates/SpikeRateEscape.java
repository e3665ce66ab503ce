package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The escape rate of a noisy neuron, {@code slope * exp(-beta*|x - 1|)} (Gerstner and Kistler 2002,
 * section 5.3; in this form snnTorch's).
 *
 * <p>Chosen to compare with snnTorch, or where the membrane is meant to overshoot. What goes wrong:
 * the peak lies at {@code x = 1}, one unit <i>above</i> the threshold, and is {@code slope} high:
 * 25 by default, which calls for a small learning rate.
 *
 * @param beta how fast it falls on both sides of 1
 * @param slope height of the peak
 */
@About(
    value = "escape rate of a noisy neuron; peak one unit above the threshold",
    formula = "dS/dx = slope * exp(-beta*|x - 1|)")
public record SpikeRateEscape(
    @Param(value = "decay on both sides of x = 1", min = 0.001, max = 1000) float beta,
    @Param(value = "height of the peak", min = 0.001, max = 1000) float slope)
    implements SurrogateGradient {

  /** Beta 1 and slope 25, as in snnTorch. */
  public SpikeRateEscape() {
    this(1f, 25f);
  }

  /**
   * Checks the parameters.
   *
   * @param beta how fast it falls on both sides of 1
   * @param slope height of the peak
   * @throws IllegalArgumentException if one lies outside its range
   */
  public SpikeRateEscape {
    Check.within("beta", beta, 0.001, 1000);
    Check.within("slope", slope, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    return (float) (slope * Math.exp(-beta * Math.abs(x - 1.0)));
  }

  @Override
  public double antiderivative(double x) {
    double tail = Math.exp(-beta * Math.abs(x - 1));
    return slope / (double) beta * (x < 1 ? tail : 2 - tail);
  }
}
