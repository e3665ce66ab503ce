package io.snn4j.encoding;

import io.snn4j.api.Signal;
import io.snn4j.testkit.EncoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

class ConstantCurrentProperties implements EncoderContract<ConstantCurrent> {
  @Override
  public Arbitrary<ConstantCurrent> subjects() {
    return Arbitraries.just(new ConstantCurrent());
  }

  @Override
  public double expectation(
      ConstantCurrent encoder, Signal data, int step, int sample, int feature) {
    return data.at(step, sample, feature);
  }
}
