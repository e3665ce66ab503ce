package io.snn4j.api;

/**
 * A surrogate gradient whose width is trained with the weights, by a number alpha of its own.
 *
 * <p>Spikes do not depend on alpha, the smooth spike G that stands in for them in the backward pass
 * does. So alpha gets the gradient of the network in which every spike is {@code S + G(x; alpha) -
 * G(x0; alpha0)}, where S, x0 and alpha0 are the values of the run:
 *
 * <pre>{@code
 * dL/dalpha = sum over t,b,n of dL/dS[t,b,n] * dG/dalpha(x[t,b,n])
 * }</pre>
 *
 * <p>An implementation is a record with a component {@code alpha}, where training begins. Each
 * layer of neurons learns an alpha of its own, as the parameter {@code leaky1.surrogate.alpha}. The
 * range in the component's {@link Param} must be the one that the constructor accepts: alpha is
 * clamped to it, and where the raw value lies outside, its gradient is 0. The contract is {@code
 * LearnableSurrogateContract} of snn-testkit.
 */
public interface LearnableSurrogate extends SurrogateGradient {

  /**
   * {@return what says how wide the surrogate is; in a plugin's default, and in YAML, its first
   * value}
   */
  float alpha();

  /**
   * {@return the same surrogate with another alpha}
   *
   * @param alpha the new value
   * @throws IllegalArgumentException if alpha is out of its range
   */
  LearnableSurrogate at(float alpha);

  /**
   * {@return {@code dG/dalpha} at {@code x}: how the smooth spike, the {@link #antiderivative},
   * changes with alpha} Finite for every float.
   *
   * @param x membrane minus threshold, any float
   */
  float alphaDerivative(float x);
}
