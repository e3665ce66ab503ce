package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class StraightThroughProperties implements SurrogateContract {

  @Override
  public Arbitrary<StraightThrough> plugins() {
    return AnyRecord.of(StraightThrough.class);
  }
}
