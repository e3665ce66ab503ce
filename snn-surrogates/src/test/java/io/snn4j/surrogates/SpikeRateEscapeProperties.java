package io.snn4j.surrogates;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitrary;

class SpikeRateEscapeProperties implements SurrogateContract<SpikeRateEscape> {

  @Override
  public Arbitrary<SpikeRateEscape> subjects() {
    return AnyRecord.of(SpikeRateEscape.class);
  }
}
