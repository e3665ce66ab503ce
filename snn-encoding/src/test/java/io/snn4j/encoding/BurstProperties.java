package io.snn4j.encoding;

import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class BurstProperties implements EncoderContract<Burst> {
  @Override
  public Arbitrary<Burst> subjects() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 5))
        .as((spikes, shortest, more) -> new Burst(spikes, shortest, shortest + more));
  }

  @Override
  public boolean takesMovingData(Burst encoder) {
    return false;
  }
}
