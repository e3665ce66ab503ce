package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class RectangularProperties implements SurrogateContract<Rectangular> {

  @Override
  public Arbitrary<Rectangular> subjects() {
    return AnyRecord.of(Rectangular.class);
  }
}
