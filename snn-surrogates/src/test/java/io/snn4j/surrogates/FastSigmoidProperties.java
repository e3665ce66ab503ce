package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class FastSigmoidProperties implements SurrogateContract<FastSigmoid> {

  @Override
  public Arbitrary<FastSigmoid> subjects() {
    return AnyRecord.of(FastSigmoid.class);
  }
}
