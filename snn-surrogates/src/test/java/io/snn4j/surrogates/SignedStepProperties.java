package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SignedStepProperties implements SurrogateContract<SignedStep> {

  @Override
  public Arbitrary<SignedStep> subjects() {
    return AnyRecord.of(SignedStep.class);
  }
}
