package io.snn4j.train.oracle;

/**
 * How far the engine's floats may be off, as a share of their array's largest value: five to ten
 * times what was measured on a thousand networks.
 *
 * <p>A float is rounded by up to 6e-8 of itself. Membranes and losses were off by 1e-7 in half of
 * the arrays and by 2e-6 at most; gradients by 1.4e-7 in half of the arrays, by 3e-6 in all but one
 * of a hundred, by 1e-5 in all but one of a thousand, and by 5e-5 at most. The last are chains
 * through recurrence that grow and cancel on their way. Such are as sensitive to any rounding,
 * which {@link Rounding} tells from a fault where they are off by more.
 */
final class Tolerances {

  /** Spikes. */
  static final double IDENTICAL = 0;

  /** Membranes, synaptic currents and losses. */
  static final double STATES = 1e-5;

  /** Gradients, and weights after training. */
  static final double GRADIENTS = 1e-4;

  /**
   * A gradient array that is smaller than this share of the case's largest counts as if it were as
   * large. It may be what is left where large terms cancel: the sum over neurons that share a
   * threshold, or Alpha's difference of two currents.
   */
  static final double SMALL = 0.01;

  /**
   * Gradients below are nothing: p - 1, for a class that the softmax is sure of, is a difference of
   * numbers near 1, in the oracle as well.
   */
  static final double NOTHING = 1e-8;

  private Tolerances() {}
}
