package io.snn4j.decoding;

import io.snn4j.api.SpikeDecoder;
import io.snn4j.testkit.DecoderContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class PopulationDecoderProperties implements DecoderContract<PopulationDecoder> {
  @Override
  public Arbitrary<PopulationDecoder> subjects() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.<SpikeDecoder>of(
                new RateDecoder(), new LatencyDecoder(), new MembraneDecoder()),
            Arbitraries.of(Ties.class))
        .as(PopulationDecoder::new);
  }

  @Override
  public int classes(PopulationDecoder decoder, int drawn) {
    return decoder.classes();
  }

  @Override
  public int neuronsPerClass(PopulationDecoder decoder) {
    return 3;
  }

  @Override
  public boolean lowestIndexAnswersTies(PopulationDecoder decoder) {
    return decoder.ties() == Ties.LOWEST_INDEX;
  }
}
