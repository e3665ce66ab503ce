package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class LeakySpikeProperties implements SurrogateContract<LeakySpike> {

  @Override
  public Arbitrary<LeakySpike> subjects() {
    return AnyRecord.of(LeakySpike.class);
  }
}
