package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class TriangularProperties implements SurrogateContract<Triangular> {

  @Override
  public Arbitrary<Triangular> subjects() {
    return AnyRecord.of(Triangular.class);
  }
}
