package io.snn4j.decoding;

import io.snn4j.testkit.DecoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

class RateDecoderProperties implements DecoderContract<RateDecoder> {
  @Override
  public Arbitrary<RateDecoder> subjects() {
    return Arbitraries.of(Ties.class).map(RateDecoder::new);
  }

  @Override
  public boolean lowestIndexAnswersTies(RateDecoder decoder) {
    return decoder.ties() == Ties.LOWEST_INDEX;
  }
}
