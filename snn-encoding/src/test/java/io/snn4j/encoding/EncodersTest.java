package io.snn4j.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.core.catalog.Catalogs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What single encoders make of examples that can be worked out by hand. */
class EncodersTest {
  private static final long[] KEY = {0};

  @Test
  void constantCurrentReturnsWhatItWasGiven() {
    Constant picture = picture(5, 0.5f);
    assertThat(new ConstantCurrent().encode(picture, KEY)).isSameAs(picture);
  }

  @Test
  void latencyNormalizesEachSampleByItself() {
    Latency latency = new Latency(1, 0.01f, LatencyCode.LOG, true, false, false, 0);
    Signal spikes = latency.encode(new Constant(10, 2, 2, new float[] {1, 0.5f, 1, 0}), KEY);
    assertThat(spikes.at(9, 0, 1)).isEqualTo(1);
    assertThat(spikes.at(9, 1, 1)).isEqualTo(1);
  }

  @Test
  void latencySaysWhichSpikeMissesTheWindow() {
    Latency linear = new Latency(5, 0.01f, LatencyCode.LINEAR, false, false, false, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> linear.encode(picture(4, 1, 0.25f), KEY))
        .withMessage(
            "latency: a feature of 0.25 spikes at step 4 of 4; use more steps, a smaller tau,"
                + " normalize or bypass");
  }

  @Test
  void latencyRefusesDataThatChange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Latency().encode(new Dense(2, 1, 1, new float[2]), KEY))
        .withMessage("latency: takes still data, but these change over time");
  }

  @Test
  void deltaSpikesAtAChangeOfExactlyTheThreshold() {
    Dense data = new Dense(4, 1, 1, new float[] {0.25f, 0.5f, 0.25f, 0.375f});
    assertThat(new Delta(0.25f, true, false).encode(data, KEY).dense().values())
        .containsExactly(1, 1, -1, 0);
  }

  @Test
  void burstsAreLongerAndDenserWhereBrighter() {
    Signal spikes = new Burst(5, 2, 6).encode(picture(12, 0, 0.2f, 0.6f, 1), KEY);
    assertThat(drawn(spikes, 0)).isEqualTo("............");
    assertThat(drawn(spikes, 1)).isEqualTo("|...........");
    assertThat(drawn(spikes, 2)).isEqualTo("|...|...|...");
    assertThat(drawn(spikes, 3)).isEqualTo("|.|.|.|.|...");
  }

  @Test
  void populationNeuronsAnswerMostToTheirOwnValue() {
    Signal currents = new Population(4, 1.5f, new ConstantCurrent()).encode(picture(3, 0.25f), KEY);
    assertThat(currents).isInstanceOf(Constant.class);
    // mu is -1/4, 1/4, 3/4, 5/4 and sigma 1/3
    assertThat(currents.at(0, 0, 0)).isCloseTo((float) Math.exp(-9.0 / 8), within(1e-6f));
    assertThat(currents.at(0, 0, 1)).isEqualTo(1);
    assertThat(currents.at(0, 0, 2)).isCloseTo((float) Math.exp(-9.0 / 8), within(1e-6f));
    assertThat(currents.at(0, 0, 3)).isCloseTo((float) Math.exp(-9.0 / 2), within(1e-6f));
  }

  @Test
  void populationTakesAnotherEncoderByName() {
    assertThat(
            Catalogs.standard()
                .create(
                    io.snn4j.api.SpikeEncoder.class,
                    "population",
                    Map.of("encoder", Map.of("rate", Map.of("gain", 0.5)))))
        .isEqualTo(new Population(8, 1.5f, new Rate(0.5f, 0, 0)));
  }

  private static Constant picture(int steps, float... features) {
    return new Constant(steps, 1, features.length, features);
  }

  private static String drawn(Signal spikes, int neuron) {
    StringBuilder train = new StringBuilder();
    for (int t = 0; t < spikes.steps(); t++) {
      train.append(spikes.at(t, 0, neuron) == 1 ? '|' : '.');
    }
    return train.toString();
  }
}
