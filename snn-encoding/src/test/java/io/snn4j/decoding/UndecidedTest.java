package io.snn4j.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.testkit.SampleOutput;
import org.junit.jupiter.api.Test;

class UndecidedTest {
  private static final SpikeDecoder RATE = new RateDecoder();
  private static final SampleOutput OUTPUT = new SampleOutput(6, 20, 3, 1, 1, false);

  @Test
  void aBatchCountsAsItsSamples() {
    Undecided samples = Undecided.NONE;
    for (int b = 0; b < OUTPUT.samples(); b++) {
      samples = samples.plus(count(OUTPUT.recording(b), RATE));
    }
    assertThat(count(OUTPUT.recording(), RATE)).isEqualTo(samples);
    assertThat(samples.silent()).isPositive();
    assertThat(samples.tied()).isGreaterThan(samples.silent()).isLessThan(samples.samples());
  }

  @Test
  void silenceThatTheMembraneDecidesIsNoTie() {
    Recording silent = DecodersTest.output(2, ".. ..", 0, 0.5f, 0, 0);
    assertThat(count(silent, new MembraneDecoder())).isEqualTo(new Undecided(1, 1, 0));
  }

  private static Undecided count(Recording recording, SpikeDecoder decoder) {
    return Undecided.count(recording, decoder.scores(recording));
  }
}
