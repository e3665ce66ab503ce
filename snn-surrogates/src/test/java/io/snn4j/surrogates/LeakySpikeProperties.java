package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class LeakySpikeProperties implements SurrogateContract {

  @Override
  public Arbitrary<LeakySpike> plugins() {
    return AnyRecord.of(LeakySpike.class);
  }
}
