package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpikeTrainProperties {

  /** Which places spike, [T,B,N], and how large the signal is. */
  record Pattern(int steps, int batch, int features, boolean[] places) {

    boolean at(int step, int sample, int neuron) {
      return places[(step * batch + sample) * features + neuron];
    }

    SpikeTrain train() {
      SpikeTrain train = new SpikeTrain(steps, batch, features);
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < batch; b++) {
          for (int n = 0; n < features; n++) {
            if (at(t, b, n)) {
              train.set(t, b, n);
            }
          }
        }
      }
      return train;
    }

    float[] values() {
      float[] values = new float[places.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = places[i] ? 1 : 0;
      }
      return values;
    }

    List<Integer> spiking(int step, int sample) {
      return IntStream.range(0, features).filter(n -> at(step, sample, n)).boxed().toList();
    }

    long count() {
      return IntStream.range(0, places.length).filter(i -> places[i]).count();
    }
  }

  @Provide
  Arbitrary<Pattern> patterns() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.of(1, 31, 32, 33, 63, 64, 65), Arbitraries.integers().between(1, 70)),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 20),
            Arbitraries.longs(),
            Arbitraries.of(0.0, 0.05, 0.5, 1.0))
        .as(
            (steps, batch, features, seed, density) -> {
              Random random = new Random(seed);
              boolean[] places = new boolean[steps * batch * features];
              for (int i = 0; i < places.length; i++) {
                places[i] = random.nextDouble() < density;
              }
              return new Pattern(steps, batch, features, places);
            });
  }

  @Property(tries = 200)
  void countsTheSpikesOfSamplesAndNeurons(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = pattern.train();
    for (int b = 0; b < pattern.batch; b++) {
      int all = 0;
      for (int n = 0; n < pattern.features; n++) {
        int count = 0;
        for (int t = 0; t < pattern.steps; t++) {
          count += pattern.at(t, b, n) ? 1 : 0;
        }
        assertThat(train.sum(b, n)).isEqualTo(count);
        all += count;
      }
      assertThat(train.count(b)).isEqualTo(all);
    }
  }

  @Property(tries = 200)
  void firstStepsAreThoseAndNoMore(@ForAll("patterns") Pattern pattern, @ForAll int any) {
    int steps = 1 + Math.floorMod(any, pattern.steps);
    SpikeTrain first = pattern.train().first(steps);
    assertThat(first.steps()).isEqualTo(steps);
    assertThat(first.dense().values())
        .isEqualTo(Arrays.copyOf(pattern.values(), steps * pattern.batch * pattern.features));
    long count = 0;
    for (int b = 0; b < pattern.batch; b++) {
      count += first.count(b);
    }
    assertThat(first.count()).isEqualTo(count);
  }

  @Property(tries = 200)
  void holdsExactlyTheSpikesPutIntoIt(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = pattern.train();
    for (int t = 0; t < pattern.steps; t++) {
      for (int b = 0; b < pattern.batch; b++) {
        for (int n = 0; n < pattern.features; n++) {
          assertThat(train.get(t, b, n)).isEqualTo(pattern.at(t, b, n));
          assertThat(train.at(t, b, n)).isEqualTo(pattern.at(t, b, n) ? 1f : 0f);
        }
      }
    }
  }

  @Property(tries = 200)
  void visitsTheSpikesOfARowInAscendingOrder(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = pattern.train();
    for (int t = 0; t < pattern.steps; t++) {
      for (int b = 0; b < pattern.batch; b++) {
        List<Integer> visited = new ArrayList<>();
        train.forEach(t, b, visited::add);
        assertThat(visited).isEqualTo(pattern.spiking(t, b));
        assertThat(train.count(t, b)).isEqualTo(visited.size());
      }
    }
  }

  @Property(tries = 200)
  void countsEverySpike(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = pattern.train();
    assertThat(train.count()).isEqualTo(pattern.count());
    assertThat(train.density()).isEqualTo((double) pattern.count() / pattern.places.length);
  }

  @Property(tries = 200)
  void denseValuesAndSpikesAreTheSame(@ForAll("patterns") Pattern pattern) {
    assertThat(pattern.train().dense().values()).isEqualTo(pattern.values());
    SpikeTrain back =
        SpikeTrain.of(pattern.steps, pattern.batch, pattern.features, pattern.values());
    assertThat(back.words()).isEqualTo(pattern.train().words());
  }

  @Property(tries = 200)
  void neuronsShareNoWord(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = new SpikeTrain(pattern.steps, pattern.batch, pattern.features);
    boolean[] taken = new boolean[train.words().length];
    for (int b = 0; b < pattern.batch; b++) {
      for (int t = 0; t < pattern.steps; t += SpikeTrain.STEPS_PER_WORD) {
        for (int n = 0; n < pattern.features; n++) {
          assertThat(taken[train.row(t, b) + n]).isFalse();
          taken[train.row(t, b) + n] = true;
        }
      }
    }
    assertThat(taken).containsOnly(true);
  }

  @Property(tries = 100)
  void longerWordsThanNeededChangeNothing(@ForAll("patterns") Pattern pattern) {
    SpikeTrain exact = pattern.train();
    int[] longer = Arrays.copyOf(exact.words(), exact.words().length + 3);
    longer[longer.length - 1] = -1;
    SpikeTrain train = new SpikeTrain(pattern.steps, pattern.batch, pattern.features, longer);
    assertThat(train.count()).isEqualTo(exact.count());
    assertThat(train.dense().values()).isEqualTo(exact.dense().values());
  }

  @Property(tries = 50)
  void isSilentOnceCleared(@ForAll("patterns") Pattern pattern) {
    SpikeTrain train = pattern.train();
    train.clear();
    assertThat(train.count()).isZero();
    assertThat(train.density()).isZero();
    assertThat(train.dense().values()).containsOnly(0f);
  }
}
