package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class RectangularProperties implements SurrogateContract {

  @Override
  public Arbitrary<Rectangular> plugins() {
    return AnyRecord.of(Rectangular.class);
  }
}
