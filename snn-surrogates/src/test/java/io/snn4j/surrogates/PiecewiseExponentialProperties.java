package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class PiecewiseExponentialProperties implements SurrogateContract {

  @Override
  public Arbitrary<PiecewiseExponential> plugins() {
    return AnyRecord.of(PiecewiseExponential.class);
  }
}
