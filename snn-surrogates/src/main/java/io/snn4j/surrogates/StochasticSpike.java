package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The stochastic spike operator, {@code 1 for x > 0, else (u - 1/2 + mean) * variance} with u
 * uniform in [0, 1) (snnTorch's SSO).
 *
 * <p>Neurons that fired get a full gradient, all others noise, which now and then revives a silent
 * one. What goes wrong: it is a heuristic; the noise of many silent neurons can drown the signal of
 * a few active ones. Begin with a small variance.
 *
 * <p>u is a hash of the seed and of the bits of x, not the next number of a stream, so that a run
 * gives the same bits on any number of threads. Two neurons of exactly the same membrane therefore
 * get the same noise. It has no antiderivative.
 *
 * @param mean where the noise is centred, in units of {@code variance}
 * @param variance the width of the noise (snnTorch's word for it)
 * @param seed another one gives other noise
 */
@About(
    value = "stochastic spike operator (SSO); silent neurons get noise",
    formula = "dS/dx = 1 for x > 0, else (u - 1/2 + mean)*variance, u uniform in [0,1)")
public record StochasticSpike(
    @Param(value = "centre of the noise, in units of variance", min = -1000, max = 1000) float mean,
    @Param(value = "width of the noise, from end to end", min = 0, max = 1000) float variance,
    @Param("another seed gives other noise") long seed)
    implements SurrogateGradient {

  /** Mean 0 and variance 0.2, as in snnTorch. */
  public StochasticSpike() {
    this(0f, 0.2f, 0L);
  }

  /**
   * Checks the parameters.
   *
   * @param mean where the noise is centred, in units of {@code variance}
   * @param seed another one gives other noise
   * @param variance the width of the noise (snnTorch's word for it)
   * @throws IllegalArgumentException if one lies outside its range
   */
  public StochasticSpike {
    Check.within("mean", mean, -1000, 1000);
    Check.within("variance", variance, 0, 1000);
  }

  @Override
  public float derivative(float x) {
    if (x > 0) {
      return 1;
    }
    float u = CounterRandom.uniform(seed, Float.floatToIntBits(x));
    return (u - 0.5f + mean) * variance;
  }
}
