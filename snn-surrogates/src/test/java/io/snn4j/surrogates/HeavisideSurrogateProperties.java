package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class HeavisideSurrogateProperties implements SurrogateContract {

  @Override
  public Arbitrary<HeavisideSurrogate> plugins() {
    return AnyRecord.of(HeavisideSurrogate.class);
  }
}
