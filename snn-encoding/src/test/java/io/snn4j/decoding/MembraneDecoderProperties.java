package io.snn4j.decoding;

import io.snn4j.testkit.DecoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

class MembraneDecoderProperties implements DecoderContract<MembraneDecoder> {
  @Override
  public Arbitrary<MembraneDecoder> subjects() {
    return Arbitraries.of(MembraneReading.class).map(MembraneDecoder::new);
  }
}
