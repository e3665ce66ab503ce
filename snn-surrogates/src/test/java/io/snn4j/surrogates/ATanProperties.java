package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class ATanProperties implements SurrogateContract {

  @Override
  public Arbitrary<ATan> plugins() {
    return AnyRecord.of(ATan.class);
  }
}
