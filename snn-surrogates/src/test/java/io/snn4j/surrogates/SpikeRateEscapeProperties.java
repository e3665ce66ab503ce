package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SpikeRateEscapeProperties implements SurrogateContract {

  @Override
  public Arbitrary<SpikeRateEscape> plugins() {
    return AnyRecord.of(SpikeRateEscape.class);
  }
}
