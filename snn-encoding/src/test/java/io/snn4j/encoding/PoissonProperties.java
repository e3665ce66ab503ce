package io.snn4j.encoding;

import io.snn4j.api.Signal;
import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class PoissonProperties implements EncoderContract<Poisson> {
  @Override
  public Arbitrary<Poisson> subjects() {
    return Combinators.combine(
            Arbitraries.floats().between(0, 1000), Arbitraries.floats().between(0.01f, 10))
        .as(Poisson::new);
  }

  @Override
  public double expectation(Poisson encoder, Signal data, int step, int sample, int feature) {
    return 1 - Math.exp(-data.at(step, sample, feature) * encoder.maxRate() * encoder.dt() / 1000);
  }
}
