package io.snn4j.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.train.Dots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitProperties {

  /** Samples that tell their own index. */
  private record Numbered(int size) implements Samples {
    @Override
    public int features() {
      return 1;
    }

    @Override
    public int classes() {
      return size;
    }

    @Override
    public int label(int sample) {
      return sample;
    }

    @Override
    public void read(int sample, float[] into, int offset) {
      into[offset] = sample;
    }
  }

  private static List<Integer> labels(Samples samples) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      labels.add(samples.label(i));
      float[] read = {-1};
      samples.read(i, read, 0);
      assertThat(read[0]).isEqualTo((float) samples.label(i));
      assertThat(samples.targets(i).of(0)).isEqualTo(samples.label(i));
    }
    // all together, from the last to the first
    int[] reversed = IntStream.range(0, samples.size()).map(i -> samples.size() - 1 - i).toArray();
    float[] all = new float[samples.size() + 1];
    samples.read(reversed, all, 1);
    for (int i = 0; i < reversed.length; i++) {
      assertThat(all[i + 1]).isEqualTo((float) labels.get(reversed[i]));
    }
    return labels;
  }

  @Property(tries = 100)
  void everySampleIsInOnePartAndKeepsItsPlace(
      @ForAll @IntRange(min = 2, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 300) int held,
      @ForAll long seed) {
    int count = Math.min(held, size - 1);
    Split split = Split.of(new Numbered(size), count, seed);
    List<Integer> train = labels(split.train());
    List<Integer> validation = labels(split.validation().orElseThrow());
    assertThat(validation).hasSize(count).isSorted().doesNotContainAnyElementsOf(train);
    assertThat(train).hasSize(size - count).isSorted();
    assertThat(labels(Split.of(new Numbered(size), count, seed).train())).isEqualTo(train);
  }

  @Example
  void aShareIsRoundedDownToSamples() {
    Split split = Split.of(new Numbered(19), 0.1, 0);
    assertThat(split.validation().orElseThrow().size()).isEqualTo(1);
  }

  @Example
  void seedsDrawOtherSamples() {
    assertThat(labels(Split.of(new Numbered(100), 0.2, 1).train()))
        .isNotEqualTo(labels(Split.of(new Numbered(100), 0.2, 2).train()));
  }

  @Example
  void noneHeldOutLeavesTheSamplesAlone() {
    Samples samples = new Dots(10, 4, 2);
    assertThat(Split.of(samples, 0, 5).train()).isSameAs(samples);
    assertThat(Split.of(samples, 0, 5).validation()).isEmpty();
  }

  @Example
  void allHeldOutIsAnError() {
    assertThatThrownBy(() -> Split.of(new Numbered(10), 10, 0))
        .hasMessage(
            "validation must hold out at least 1 and leave at least 1 of 10 samples, but 10.0 holds"
                + " out 10");
    assertThatThrownBy(() -> Split.of(new Numbered(10), 2.5, 0))
        .hasMessage("validation must be a share below 1 or a whole number of samples, but was 2.5");
  }
}
