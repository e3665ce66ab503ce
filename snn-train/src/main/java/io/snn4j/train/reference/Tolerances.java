package io.snn4j.train.reference;

/** How far numbers may be off, as a share of their array's largest absolute value. */
final class Tolerances {

  /** Spikes, counts, classes: identical. */
  static final double IDENTICAL = 0;

  /** Membranes, synaptic currents and losses. */
  static final double STATES = 1e-5;

  /** Gradients, and weights after training: sums in another order. */
  static final double GRADIENTS = 5e-5;

  private Tolerances() {}
}
