package io.snn4j.encoding;

import io.snn4j.api.Constant;
import io.snn4j.api.Signal;
import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class RateProperties implements EncoderContract<Rate> {
  @Override
  public Arbitrary<Rate> subjects() {
    return Combinators.combine(
            Arbitraries.floats().between(-2, 3),
            Arbitraries.floats().between(-1, 1),
            Arbitraries.integers().between(0, 4))
        .as(Rate::new);
  }

  @Override
  public int leastSteps(Rate encoder) {
    return encoder.firstSpike() + 1;
  }

  @Override
  public int steps(Rate encoder, Signal data) {
    return data instanceof Constant ? data.steps() : encoder.firstSpike() + data.steps();
  }

  @Override
  public double expectation(Rate encoder, Signal data, int step, int sample, int feature) {
    if (step < encoder.firstSpike()) {
      return 0;
    }
    float x = data.at(step - encoder.firstSpike(), sample, feature);
    double p = data instanceof Constant ? encoder.gain() * x + encoder.offset() : x;
    return Math.min(Math.max(p, 0), 1);
  }
}
