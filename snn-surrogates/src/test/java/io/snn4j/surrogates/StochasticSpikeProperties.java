package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class StochasticSpikeProperties implements SurrogateContract<StochasticSpike> {

  @Override
  public Arbitrary<StochasticSpike> subjects() {
    return AnyRecord.of(StochasticSpike.class);
  }
}
