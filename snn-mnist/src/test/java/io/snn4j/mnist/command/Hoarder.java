package io.snn4j.mnist.command;

import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An encoder that takes all memory after so many calls, as the property {@code hoard} says. */
public record Hoarder() implements SpikeEncoder {

  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final List<long[]> HOARD = new ArrayList<>();

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    while (CALLS.get() >= Integer.getInteger("hoard", Integer.MAX_VALUE)) {
      HOARD.add(new long[1 << 20]);
    }
    CALLS.incrementAndGet();
    return data;
  }
}
