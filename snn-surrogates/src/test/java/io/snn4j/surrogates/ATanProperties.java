package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class ATanProperties implements SurrogateContract<ATan> {

  @Override
  public Arbitrary<ATan> subjects() {
    return AnyRecord.of(ATan.class);
  }
}
