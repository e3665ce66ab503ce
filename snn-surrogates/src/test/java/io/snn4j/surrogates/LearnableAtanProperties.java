package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.LearnableSurrogateContract;
import net.jqwik.api.Arbitrary;

class LearnableAtanProperties implements LearnableSurrogateContract<LearnableAtan> {

  @Override
  public Arbitrary<LearnableAtan> subjects() {
    return AnyRecord.of(LearnableAtan.class);
  }
}
