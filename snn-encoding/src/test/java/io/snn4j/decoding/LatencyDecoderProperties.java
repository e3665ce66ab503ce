package io.snn4j.decoding;

import io.snn4j.testkit.DecoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

class LatencyDecoderProperties implements DecoderContract<LatencyDecoder> {
  @Override
  public Arbitrary<LatencyDecoder> subjects() {
    return Arbitraries.of(Ties.class).map(LatencyDecoder::new);
  }

  @Override
  public boolean lowestIndexAnswersTies(LatencyDecoder decoder) {
    return decoder.ties() == Ties.LOWEST_INDEX;
  }
}
