package io.snn4j.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.train.Dots;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchesProperties {

  @Property(tries = 100)
  void shuffledHoldsEverySampleOnce(
      @ForAll @IntRange(min = 1, max = 500) int samples, @ForAll long seed, @ForAll int epoch) {
    Batches batches = new Batches(new Dots(samples, 1, 2), 3);
    assertThat(batches.shuffled(seed, epoch))
        .containsExactlyInAnyOrder(IntStream.range(0, samples).toArray());
  }

  @Property(tries = 100)
  void batchesInOrderHoldEverySampleOnce(
      @ForAll @IntRange(min = 1, max = 200) int samples,
      @ForAll @IntRange(min = 1, max = 60) int size) {
    Batches batches = new Batches(new Dots(samples, 1, 2), size);
    int[] all =
        IntStream.range(0, batches.all()).flatMap(i -> IntStream.of(batches.inOrder(i))).toArray();
    assertThat(all).containsExactly(IntStream.range(0, samples).toArray());
  }
}
