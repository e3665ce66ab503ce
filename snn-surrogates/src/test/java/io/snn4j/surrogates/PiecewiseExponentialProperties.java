package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class PiecewiseExponentialProperties implements SurrogateContract<PiecewiseExponential> {

  @Override
  public Arbitrary<PiecewiseExponential> subjects() {
    return AnyRecord.of(PiecewiseExponential.class);
  }
}
