package io.snn4j.encoding.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.encoding.Latency;
import org.junit.jupiter.api.Test;

/** Target signals worked out by hand. */
class TargetsTest {

  @Test
  void oneHotVectorsHoldASingleOne() {
    assertThat(OneHot.of(new int[] {2, 0}, 3)).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(OneHot.inverse(new float[] {0, 1, 0})).containsExactly(1, 0, 1);
    assertThat(OneHot.classOf(new float[] {0, 1, 0})).isEqualTo(1);
  }

  @Test
  void whatIsNoOneHotVectorIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> OneHot.classOf(new float[] {1, 1}));
    assertThatIllegalArgumentException().isThrownBy(() -> OneHot.classOf(new float[] {0, 0}));
    assertThatIllegalArgumentException().isThrownBy(() -> OneHot.classOf(new float[] {0.5f}));
    assertThatIllegalArgumentException().isThrownBy(() -> OneHot.of(new int[] {3}, 3));
  }

  @Test
  void regularSpikesComeAtTheirRate() {
    assertThat(TargetTrains.regular(10, 0, 0.5)).containsExactly(0, 2, 4, 6, 8);
    assertThat(TargetTrains.regular(10, 2, 0.3)).containsExactly(2, 5, 8);
    assertThat(TargetTrains.regular(3, 0, 1)).containsExactly(0, 1, 2);
    assertThat(TargetTrains.regular(3, 0, 0)).isEmpty();
  }

  @Test
  void rampsRiseToEachSpike() {
    assertThat(TargetTrains.ramps(5, new int[] {0, 4}, Levels.SPIKES))
        .containsExactly(1, 0, 1f / 3, 2f / 3, 1);
    assertThat(TargetTrains.ramps(4, new int[] {2}, new Levels(2, 1)))
        .containsExactly(1, 1.5f, 2, 1);
  }

  @Test
  void spikesOutsideTheWindowAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetTrains.train(3, new int[] {3}, Levels.SPIKES))
        .withMessageContaining("the time of a spike");
  }

  @Test
  void theClassSpikesAtItsRateAndTheOthersAtTheirs() {
    float[] signal = new RateTargets(4, 2, 0, 1, 0.5, Levels.SPIKES, false).of(1).values();
    assertThat(signal).containsExactly(1, 1, 0, 1, 1, 1, 0, 1);
  }

  @Test
  void theClassSpikesFirst() {
    Latency code =
        new Latency(1, 0.01f, io.snn4j.encoding.LatencyCode.LINEAR, true, false, false, 0);
    float[] signal = new LatencyTargets(code, Levels.SPIKES, false).of(4, 2, 1).values();
    assertThat(signal).containsExactly(0, 1, 0, 0, 0, 0, 1, 0);
  }
}
