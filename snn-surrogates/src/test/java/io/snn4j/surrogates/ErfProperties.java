package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class ErfProperties implements SurrogateContract<Erf> {

  @Override
  public Arbitrary<Erf> subjects() {
    return AnyRecord.of(Erf.class);
  }
}
