package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class StochasticSpikeProperties implements SurrogateContract {

  @Override
  public Arbitrary<StochasticSpike> plugins() {
    return AnyRecord.of(StochasticSpike.class);
  }
}
