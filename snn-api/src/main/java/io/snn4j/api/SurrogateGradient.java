package io.snn4j.api;

/**
 * The derivative that takes the place of the Heaviside step's in the backward pass.
 *
 * <p>A neuron spikes where its membrane exceeds its threshold, {@code S = H(x)} with {@code x = U -
 * U_thr}. H has no useful derivative, so the backward pass uses {@code dS/dx = derivative(x)}
 * instead (Neftci, Mostafa and Zenke 2019). The forward pass is always H itself.
 *
 * <p>To add one, write a record with this one method ({@link Plugin} shows a whole example). The
 * contract, tested by {@code SurrogateContract} of snn-testkit: the result is finite for every
 * float, depends on {@code x} and the record's components alone, and the bulk method gives the same
 * bits as the scalar one.
 */
public interface SurrogateGradient extends Plugin {

  /**
   * {@return the surrogate's derivative at {@code x}}
   *
   * @param x membrane minus threshold, any float
   */
  float derivative(float x);

  /**
   * The derivative of many values.
   *
   * <p>It is as fast as it can be where it is not overridden: a layer of neurons then runs a loop
   * that is compiled for your class alone, with {@link #derivative} inlined. Override it where many
   * values together take less work than each alone.
   *
   * @param x membrane minus threshold, at least {@code length} values
   * @param into receives the derivatives, may be {@code x} itself
   * @param length how many
   */
  default void derivatives(float[] x, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = derivative(x[i]);
    }
  }

  /**
   * {@return the smooth spike G with {@code G' = derivative}, up to a constant, in double
   * precision; {@code NaN} where none is given} With it whole networks can be checked by finite
   * differences.
   *
   * @param x membrane minus threshold
   */
  default double antiderivative(double x) {
    return Double.NaN;
  }
}
