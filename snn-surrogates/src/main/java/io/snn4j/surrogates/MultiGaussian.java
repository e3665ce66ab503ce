package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * A Gaussian with negative wings, {@code (1+h)*N(x; 0, sigma) - h*N(x; sigma, s*sigma) - h*N(x;
 * -sigma, s*sigma)}, where N is the normal density (Yin, Corradi and Bohte 2021, "Accurate and
 * efficient time-domain classification with adaptive spiking recurrent neural networks").
 *
 * <p>Found best by its authors for recurrent networks: the wings, like the negative part of an ELU,
 * push back neurons far from their threshold. What goes wrong: three exponentials make it the most
 * expensive here, and a large h turns the gradient's sign over a wide range. The area is {@code 1 -
 * h}; the authors' code halves the whole.
 *
 * @param h depth of the wings
 * @param s width of the wings, in units of sigma
 * @param sigma standard deviation of the middle, in units of the membrane
 */
@About(
    value = "Gaussian with negative wings, for recurrent networks",
    formula = {
      "dS/dx = (1+h)*N(x; 0, sigma) - h*N(x; sigma, s*sigma) - h*N(x; -sigma, s*sigma)",
      "N(x; mu, sigma) is the normal density"
    })
public record MultiGaussian(
    @Param(value = "depth of the negative wings", min = 0, max = 1) float h,
    @Param(value = "width of the wings, in units of sigma", min = 1, max = 1000) float s,
    @Param(value = "width of the middle, in units of the membrane", min = 0.001, max = 1000)
        float sigma)
    implements SurrogateGradient {

  /** The paper's: h 0.15, s 6, sigma 0.5. */
  public MultiGaussian() {
    this(0.15f, 6f, 0.5f);
  }

  /**
   * Checks the parameters.
   *
   * @param h depth of the wings
   * @param s width of the wings, in units of sigma
   * @param sigma standard deviation of the middle, in units of the membrane
   * @throws IllegalArgumentException if one lies outside its range
   */
  public MultiGaussian {
    Check.within("h", h, 0, 1);
    Check.within("s", s, 1, 1000);
    Check.within("sigma", sigma, 0.001, 1000);
  }

  @Override
  public float derivative(float x) {
    double wide = (double) s * sigma;
    return (float)
        ((1 + h) * Normal.density(x, 0, sigma)
            - h * Normal.density(x, sigma, wide)
            - h * Normal.density(x, -sigma, wide));
  }

  @Override
  public double antiderivative(double x) {
    double wide = (double) s * sigma;
    return (1 + h) * Normal.distribution(x, 0, sigma)
        - h * Normal.distribution(x, sigma, wide)
        - h * Normal.distribution(x, -sigma, wide);
  }
}
