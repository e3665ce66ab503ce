package io.snn4j.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Signal;
import io.snn4j.testkit.EncoderContract;
import io.snn4j.testkit.SampleData;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LatencyProperties implements EncoderContract<Latency> {
  @Override
  public Arbitrary<Latency> subjects() {
    return Combinators.combine(
            Arbitraries.floats().between(0.1f, 20),
            Arbitraries.floats().between(0, 1),
            Arbitraries.of(LatencyCode.class),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.integers().between(0, 4))
        .as(Latency::new);
  }

  @Override
  public int leastSteps(Latency encoder) {
    // the longest delay there is, unless nothing can be late
    boolean late = !encoder.bypass() && !encoder.normalize();
    return encoder.firstSpike() + 1 + (late ? (int) Math.ceil(17 * encoder.tau()) : 0);
  }

  @Override
  public boolean takesMovingData(Latency encoder) {
    return false;
  }

  @Property(tries = 50)
  void brighterFeaturesNeverSpikeLater(
      @ForAll("anySubject") Latency encoder, @ForAll("anyData") SampleData any) {
    int steps = Math.max(any.steps(), leastSteps(encoder));
    SampleData data = new SampleData(steps, 1, any.features(), any.seed(), false);
    Signal picture = data.signal();
    Signal spikes = encoder.encode(picture, data.keys());
    for (int bright = 0; bright < data.features(); bright++) {
      for (int dark = 0; dark < data.features(); dark++) {
        if (picture.at(0, 0, bright) >= picture.at(0, 0, dark)) {
          assertThat(time(spikes, bright)).isLessThanOrEqualTo(time(spikes, dark));
        }
      }
    }
  }

  private static int time(Signal spikes, int neuron) {
    int t = 0;
    while (t < spikes.steps() && spikes.at(t, 0, neuron) == 0) {
      t++;
    }
    return t;
  }
}
