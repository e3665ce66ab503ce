package io.snn4j.train.insight;

/**
 * What an operation takes, in joules, on 32-bit floats in 45 nm at 0.9 V: Horowitz, "Computing's
 * energy problem (and what we can do about it)", ISSCC 2014. Fetching weights from memory, which
 * takes far more on most hardware, is not in it.
 */
public final class Energy {

  /** One addition: 0.9 pJ. */
  public static final double ACCUMULATE = 0.9e-12;

  /** One multiplication, 3.7 pJ, and one addition. */
  public static final double MULTIPLY_ACCUMULATE = 4.6e-12;

  private Energy() {}
}
