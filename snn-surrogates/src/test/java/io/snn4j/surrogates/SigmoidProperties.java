package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SigmoidProperties implements SurrogateContract<Sigmoid> {

  @Override
  public Arbitrary<Sigmoid> subjects() {
    return AnyRecord.of(Sigmoid.class);
  }
}
