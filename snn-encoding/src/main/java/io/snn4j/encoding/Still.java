package io.snn4j.encoding;

import io.snn4j.api.Constant;
import io.snn4j.api.Plugin;
import io.snn4j.api.Signal;

/** The border check of encoders that use time for themselves and so need data without. */
final class Still {

  private Still() {}

  /** The data as a still picture; an error names the encoder. */
  static Constant of(Plugin encoder, Signal data) {
    if (data instanceof Constant picture) {
      return picture;
    }
    throw new IllegalArgumentException(
        encoder.name() + ": takes still data, but these change over time");
  }
}
