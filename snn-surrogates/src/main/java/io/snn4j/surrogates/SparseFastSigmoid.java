package io.snn4j.surrogates;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;

/**
 * The fast sigmoid above a bound, {@code 1 / (1 + slope*|x|)^2 for x > bound, else 0} (Perez-Nieves
 * and Goodman 2021, "Sparse spiking gradient descent"; snnTorch's SFS, which calls the bound B).
 *
 * <p>A backward pass in which few neurons take part. What goes wrong: the default bound of 1,
 * snnTorch's, leaves out all but those more than one unit <i>above</i> the threshold, at the far
 * tail of the sigmoid; in most networks nothing learns. The paper itself keeps what is near the
 * threshold on either side; a bound of about -0.5 comes closest to that.
 *
 * @param slope steepness, as in {@link FastSigmoid}
 * @param bound only above it is there a gradient
 */
@About(
    value = "fast sigmoid above a bound (SFS); few neurons take part",
    formula = "dS/dx = 1 / (1 + slope*|x|)^2 for x > bound, else 0")
public record SparseFastSigmoid(
    @Param(value = "steepness; at |x| = 1/slope a quarter is left", min = 0.001, max = 1000)
        float slope,
    @Param(value = "only where x exceeds it is there a gradient", min = -1000, max = 1000)
        float bound)
    implements SurrogateGradient {

  /** Slope 25 and bound 1, as in snnTorch. */
  public SparseFastSigmoid() {
    this(25f, 1f);
  }

  /**
   * Checks the parameters.
   *
   * @param slope steepness, as in {@link FastSigmoid}
   * @param bound only above it is there a gradient
   * @throws IllegalArgumentException if one lies outside its range
   */
  public SparseFastSigmoid {
    Check.within("slope", slope, 0.001, 1000);
    Check.within("bound", bound, -1000, 1000);
  }

  @Override
  public float derivative(float x) {
    float z = 1 + slope * Math.abs(x);
    return x > bound ? 1 / (z * z) : 0;
  }

  @Override
  public double antiderivative(double x) {
    double above = Math.max(x, bound);
    return above / (1 + slope * Math.abs(above));
  }
}
