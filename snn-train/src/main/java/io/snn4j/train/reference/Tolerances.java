package io.snn4j.train.reference;

/** How far numbers may be off, as a share of their array's largest absolute value. */
final class Tolerances {

  /** Spikes, counts, classes: identical. */
  static final double IDENTICAL = 0;

  /** Membranes, synaptic currents and losses. */
  static final double STATES = 1e-5;

  /** Gradients, and weights after training: sums in another order. */
  static final double GRADIENTS = 5e-5;

  /** Times of the logarithmic latency code that depend on a feature near the threshold. */
  static final double NEAR_THRESHOLD = 1e-2;

  private Tolerances() {}
}
