package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class StraightThroughProperties implements SurrogateContract<StraightThrough> {

  @Override
  public Arbitrary<StraightThrough> subjects() {
    return AnyRecord.of(StraightThrough.class);
  }
}
