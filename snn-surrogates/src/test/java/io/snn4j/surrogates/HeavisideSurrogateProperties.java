package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class HeavisideSurrogateProperties implements SurrogateContract<HeavisideSurrogate> {

  @Override
  public Arbitrary<HeavisideSurrogate> subjects() {
    return AnyRecord.of(HeavisideSurrogate.class);
  }
}
