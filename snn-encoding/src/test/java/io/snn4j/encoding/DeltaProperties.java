package io.snn4j.encoding;

import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class DeltaProperties implements EncoderContract<Delta> {
  @Override
  public Arbitrary<Delta> subjects() {
    return Combinators.combine(
            Arbitraries.floats().between(0.001f, 2).ofScale(3),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(Delta::new);
  }

  @Override
  public float lowest(Delta encoder) {
    return encoder.offSpikes() ? -1 : 0;
  }
}
