package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class MultiGaussianProperties implements SurrogateContract<MultiGaussian> {

  @Override
  public Arbitrary<MultiGaussian> subjects() {
    return AnyRecord.of(MultiGaussian.class);
  }
}
