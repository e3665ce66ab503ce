package io.snn4j.encoding.targets;

import io.snn4j.api.Check;

/**
 * The two values a target signal takes.
 *
 * @param on where a spike should be
 * @param off everywhere else
 */
public record Levels(float on, float off) {

  /** 1 where a spike should be, else 0. */
  public static final Levels SPIKES = new Levels(1, 0);

  /**
   * Checks the values.
   *
   * @param on where a spike should be
   * @param off everywhere else
   * @throws IllegalArgumentException if one is not finite
   */
  public Levels {
    Check.finite("on", on);
    Check.finite("off", off);
  }

  float of(boolean spike) {
    return spike ? on : off;
  }

  /** A value on the way from off, at 0, to on, at 1. */
  float ramp(double way) {
    return way == 1 ? on : (float) (way * (on - off) + off);
  }
}
