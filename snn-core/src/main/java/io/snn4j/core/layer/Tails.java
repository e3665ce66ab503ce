package io.snn4j.core.layer;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Denormals;

/** How a surrogate gradient falls off far from the threshold. */
final class Tails {

  /** The excesses that are tried, each larger than the one before by this factor. */
  private static final double APART = 1.03;

  private static final double FIRST = 0x1p-10;
  private static final double LAST = 0x1p30;

  private Tails() {}

  /**
   * Whether the derivative becomes so small somewhere that it had better be none, as exponentials
   * do and fractions of polynomials do not.
   */
  static boolean areTiny(SurrogateGradient surrogate) {
    for (double x = FIRST; x < LAST; x *= APART) {
      if (Denormals.isTiny(surrogate.derivative((float) x))
          || Denormals.isTiny(surrogate.derivative((float) -x))) {
        return true;
      }
    }
    return false;
  }
}
