package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.testkit.FixedRecording;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Batches of any size, beyond what is computed side by side. */
class CrossEntropyProperties {

  @Property(tries = 50)
  void aSampleIsJudgedAsIfItWereAlone(
      @ForAll @IntRange(min = 1, max = 400) int batch,
      @ForAll @IntRange(min = 1, max = 12) int classes,
      @ForAll @DoubleRange(min = 0, max = 1) double smoothing,
      @ForAll long seed) {
    Random random = new Random(seed);
    CrossEntropy loss = new CrossEntropy(classes, List.of(), smoothing, Reduction.SUM);
    float[] z = logits(batch * classes, random);
    int[] y = random.ints(batch, 0, classes).toArray();
    float[] gradient = new float[z.length];
    double whole = loss.add(z, y, 1, gradient);
    float[] gradients = new float[z.length];
    double sum = 0;
    for (int b = 0; b < batch; b++) {
      float[] own = new float[classes];
      float[] row = Arrays.copyOfRange(z, b * classes, (b + 1) * classes);
      sum += loss.add(row, new int[] {y[b]}, 1, own);
      System.arraycopy(own, 0, gradients, b * classes, classes);
    }
    assertThat(gradient).isEqualTo(gradients);
    assertThat(whole).isCloseTo(sum, within(1e-12 * sum));
  }

  @Property(tries = 50)
  void threadsDoNotChangeTheBits(
      @ForAll @IntRange(min = 1, max = 20) int steps,
      @ForAll @IntRange(min = 1, max = 150) int batch,
      @ForAll long seed) {
    Random random = new Random(seed);
    Dense z = new Dense(steps, batch, 10, logits(steps * batch * 10, random));
    int[][] y = new int[steps][];
    Arrays.setAll(y, t -> random.ints(batch, 0, 10).toArray());
    Targets targets = Targets.classesOverTime(y);
    Recording alone = FixedRecording.of(new SpikeTrain(steps, batch, 10), z);
    CrossEntropy loss = new CrossEntropy(10, List.of(), 0.1, Reduction.MEAN);
    float[] gradient = new float[z.values().length];
    float[] shared = new float[gradient.length];
    assertThat(loss.addAll(new Shared(alone.layers()), z, targets, 1, shared))
        .isEqualTo(loss.addAll(alone, z, targets, 1, gradient));
    assertThat(shared).isEqualTo(gradient);
  }

  /** A recording whose work is shared by threads. */
  private record Shared(List<Recording.Layer> layers) implements Recording {

    @Override
    public void parallel(int pieces, IntConsumer action) {
      IntStream.range(0, pieces).parallel().forEach(action);
    }
  }

  private static float[] logits(int count, Random random) {
    float[] z = new float[count];
    for (int i = 0; i < count; i++) {
      z[i] = (float) (10 * random.nextGaussian());
    }
    return z;
  }
}
