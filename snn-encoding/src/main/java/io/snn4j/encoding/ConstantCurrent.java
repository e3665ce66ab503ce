package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;

/**
 * No code at all: the data are the input current, {@code I[t] = x} (tutorial 5).
 *
 * <p>The first layer learns a code of its own. A still picture stays a {@link
 * io.snn4j.api.Constant} [B,N], so that a linear layer multiplies it once and not T times; data
 * that change over time pass as they are, {@code I[t] = x[t]}.
 */
@About(value = "no code at all: the data are the input current", formula = "I[t] = x")
public record ConstantCurrent() implements SpikeEncoder {

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    return data;
  }
}
