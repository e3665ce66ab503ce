package io.snn4j.encoding;

import io.snn4j.api.SpikeEncoder;
import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class PopulationProperties implements EncoderContract<Population> {
  private static final SpikeEncoder LATENCY =
      new Latency(1, 0.01f, LatencyCode.LINEAR, true, false, false, 0);

  @Override
  public Arbitrary<Population> subjects() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 12),
            Arbitraries.floats().between(0.1f, 5),
            Arbitraries.<SpikeEncoder>of(
                new ConstantCurrent(), new Rate(), new Population(), LATENCY))
        .as(Population::new);
  }

  @Override
  public boolean takesMovingData(Population encoder) {
    return encoder.encoder() != LATENCY;
  }
}
