package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class GaussianProperties implements SurrogateContract {

  @Override
  public Arbitrary<Gaussian> plugins() {
    return AnyRecord.of(Gaussian.class);
  }
}
