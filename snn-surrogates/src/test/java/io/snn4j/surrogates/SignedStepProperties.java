package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SignedStepProperties implements SurrogateContract {

  @Override
  public Arbitrary<SignedStep> plugins() {
    return AnyRecord.of(SignedStep.class);
  }
}
