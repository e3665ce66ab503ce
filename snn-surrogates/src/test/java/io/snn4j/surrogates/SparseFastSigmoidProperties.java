package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SparseFastSigmoidProperties implements SurrogateContract {

  @Override
  public Arbitrary<SparseFastSigmoid> plugins() {
    return AnyRecord.of(SparseFastSigmoid.class);
  }
}
