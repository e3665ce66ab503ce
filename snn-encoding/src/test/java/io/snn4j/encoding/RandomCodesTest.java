package io.snn4j.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Constant;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;
import org.junit.jupiter.api.Test;

/** What the random codes promise beyond each probability: that the draws are independent. */
class RandomCodesTest {
  private static final Constant GREY = new Constant(100, 1, 100, filled(100, 0.5f));

  @Test
  void neighboursInTimeAreDrawnIndependently() {
    for (SpikeEncoder encoder : new SpikeEncoder[] {new Rate(), halfRatePoisson()}) {
      assertThat(agreement(encoder.encode(GREY, new long[] {1}), 1, 0)).isBetween(0.45, 0.55);
    }
  }

  @Test
  void neighboursInSpaceAreDrawnIndependently() {
    for (SpikeEncoder encoder : new SpikeEncoder[] {new Rate(), halfRatePoisson()}) {
      assertThat(agreement(encoder.encode(GREY, new long[] {1}), 0, 1)).isBetween(0.45, 0.55);
    }
  }

  @Test
  void samplesOfDifferentKeysDiffer() {
    Constant two = new Constant(10, 2, 50, filled(100, 0.5f));
    Signal spikes = new Rate().encode(two, new long[] {1, 2});
    int same = 0;
    for (int t = 0; t < 10; t++) {
      for (int n = 0; n < 50; n++) {
        same += spikes.at(t, 0, n) == spikes.at(t, 1, n) ? 1 : 0;
      }
    }
    assertThat(same).isBetween(180, 320);
  }

  @Test
  void aWindowThatEndsBeforeTheFirstSpikeIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(1, 0, 100).encode(GREY, new long[1]))
        .withMessage("rate: firstSpike is 100, but there are 100 steps");
  }

  /** ln 2 events a step, so that half of the steps spike. */
  private static Poisson halfRatePoisson() {
    return new Poisson(2000, (float) Math.log(2));
  }

  /** The share of places that hold what the place so many steps and neurons further holds. */
  private static double agreement(Signal spikes, int later, int further) {
    int same = 0;
    int all = 0;
    for (int t = 0; t + later < spikes.steps(); t++) {
      for (int n = 0; n + further < spikes.features(); n++, all++) {
        same += spikes.at(t, 0, n) == spikes.at(t + later, 0, n + further) ? 1 : 0;
      }
    }
    return (double) same / all;
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
