package io.snn4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.SpikeTrain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkloadsTest {

  private static final Pictures DATA = new Pictures(256);

  private static Measurement measured(String name) {
    Workload workload =
        Workloads.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return new Stopwatch(OptionalInt.of(2)).measure(workload, DATA, 2);
  }

  @Test
  void trainingHasAFloorBelowItAndHoldsItsWeightsAndMoments() {
    Measurement plain = measured("plain");
    assertThat(plain.batches()).isEqualTo(2);
    assertThat(plain.threads()).isEqualTo(2);
    assertThat(plain.overFloor().orElseThrow())
        .isEqualTo(plain.ms() / plain.floorMs().getAsDouble());
    assertThat(plain.samplesPerSecond() * plain.ms() / 1e3).isCloseTo(128, within(1e-9));
    // weights and gradients off the heap, Adam's two moments on it, four bytes each
    assertThat(plain.memory().offHeap()).isGreaterThan(2L * 4 * 795_010);
    assertThat(plain.memory().heap()).isGreaterThan(2L * 4 * 795_010);
  }

  @Test
  void oneThreadIsOneThread() {
    assertThat(measured("one-thread").threads()).isEqualTo(1);
  }

  @Test
  void partsOfABatchAddUpToIt() {
    Workload small =
        new Workload(
            "small",
            "two parts",
            4,
            10,
            false,
            threads -> 1,
            (data, engine) -> new FieldLayer(16, 10, 4, 0.1).work(engine),
            Optional.empty());
    Measurement measured = new Stopwatch(OptionalInt.of(1)).measure(small, DATA, 1);
    assertThat(measured.parts()).containsOnlyKeys("forward", "backward");
    assertThat(measured.parts().values().stream().mapToDouble(ms -> ms).sum())
        .isPositive()
        .isLessThanOrEqualTo(measured.ms() + 1e-9);
    assertThat(measured.overFloor()).isEmpty();
  }

  @Test
  void medianIsTheMiddle() {
    assertThat(Stopwatch.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Stopwatch.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
  }

  @Test
  void fieldLayerSpikesAtRandomAndDifferentlyAtEveryStep() {
    SpikeTrain spikes = new FieldLayer(64).spikes();
    assertThat(spikes.density()).isCloseTo(0.1, within(0.005));
    long same = 0;
    for (int n = 0; n < 64; n++) {
      same += spikes.get(0, 0, n) && spikes.get(1, 0, n) ? 1 : 0;
    }
    assertThat(same).isLessThan(spikes.count(0, 0));
  }

  @Test
  void picturesAreAsBrightAsDigits() {
    float[] pixels = new float[784 * 256];
    double lit = 0;
    double sum = 0;
    for (int i = 0; i < 256; i++) {
      DATA.read(i, pixels, i * 784);
    }
    for (float pixel : pixels) {
      lit += pixel > 0 ? 1 : 0;
      sum += pixel;
    }
    assertThat(lit / pixels.length).isCloseTo(0.2, within(0.02));
    assertThat(sum / pixels.length).isCloseTo(0.13, within(0.02));
  }
}
