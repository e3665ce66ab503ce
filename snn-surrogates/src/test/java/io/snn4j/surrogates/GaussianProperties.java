package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class GaussianProperties implements SurrogateContract<Gaussian> {

  @Override
  public Arbitrary<Gaussian> subjects() {
    return AnyRecord.of(Gaussian.class);
  }
}
