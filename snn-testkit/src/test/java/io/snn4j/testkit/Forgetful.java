package io.snn4j.testkit;

import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;

/** A plugin that is wrong in what the catalog needs: it halves what it is given, checks nothing. */
public record Forgetful(
    @Param(value = "a share", min = 0, max = 1) float share,
    @Param(value = "a number", min = 1) int count)
    implements SpikeEncoder {

  public Forgetful() {
    this(1, 1);
  }

  public Forgetful {
    share /= 2;
  }

  @Override
  public Signal encode(Signal data, long[] keys) {
    return data;
  }
}
