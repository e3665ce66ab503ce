package io.snn4j.encoding;

import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BurstProperties implements EncoderContract<Burst> {
  @Override
  public Arbitrary<Burst> subjects() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 5))
        .as((spikes, shortest, more) -> new Burst(spikes, shortest, shortest + more));
  }

  /** The longest interval can be 1 only where the shortest is, so the ends are tried there. */
  @Override
  @Property(tries = 1)
  public void acceptsTheEndsOfItsRanges(@ForAll("anySubject") Burst any) {
    EncoderContract.super.acceptsTheEndsOfItsRanges(new Burst(any.spikes(), 1, any.longest()));
  }

  @Override
  public boolean takesMovingData(Burst encoder) {
    return false;
  }
}
