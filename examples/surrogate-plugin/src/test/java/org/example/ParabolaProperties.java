package org.example;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

/** The laws of every surrogate gradient, tried on parabolas of all widths. */
class ParabolaProperties implements SurrogateContract<Parabola> {

  @Override
  public Arbitrary<Parabola> subjects() {
    return AnyRecord.of(Parabola.class);
  }
}
