package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SyntheticDigitsProperties {
  @Property(tries = 20)
  void sameSeedGivesTheSameBytes(@ForAll long seed) {
    assertThat(train(seed, 30).pixels()).isEqualTo(train(seed, 30).pixels());
  }

  @Property(tries = 20)
  void otherSeedsGiveOtherBytes(@ForAll long seed) {
    assertThat(train(seed, 30).pixels()).isNotEqualTo(train(seed + 1, 30).pixels());
  }

  @Property(tries = 20)
  void smallerSetIsTheBeginningOfALargerOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    LabelledImages small = train(seed, count);
    LabelledImages head = train(seed, 60).head(count);
    assertThat(small.pixels()).isEqualTo(head.pixels());
    assertThat(labels(small)).isEqualTo(labels(head));
  }

  @Property(tries = 20)
  void labelsAndValuesAreInRange(@ForAll long seed) {
    LabelledImages images = train(seed, 20);
    assertThat(Arrays.stream(labels(images)).boxed()).allMatch(label -> label >= 0 && label <= 9);
    float[] image = new float[images.features()];
    images.read(19, image, 0);
    for (float value : image) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  private static LabelledImages train(long seed, int count) {
    return SyntheticDigits.generate(seed, count, 1).train();
  }

  private static int[] labels(LabelledImages images) {
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(i);
    }
    return labels;
  }
}
