package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.engine.OffHeap;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All values are small whole numbers, of which floats compute sums and products exactly. */
class NarrowInputGradientProperties {

  @Property(tries = 200)
  void isTheProductWhetherOrNotItIsAnnounced(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int steps,
      @ForAll @IntRange(min = 1, max = 7) int batch,
      @ForAll @IntRange(min = 1, max = 60) int inputs,
      @ForAll @IntRange(min = 1, max = 12) int outputs) {
    Random random = new Random(seed);
    NarrowInputGradient gradient = new NarrowInputGradient(inputs, outputs);
    for (int pass = 0; pass < 2; pass++) {
      float[] g = Signals.whole(random, steps * batch * outputs);
      float[] w = Signals.whole(random, outputs * inputs);
      OffHeap weights = new OffHeap(w.length);
      weights.put(0, w, w.length);
      gradient.of(g, batch, weights);
      int first = random.nextInt(steps);
      int end = first + 1 + random.nextInt(steps - first);
      int sample = random.nextInt(batch);
      int samples = random.nextBoolean() ? 1 : 1 + random.nextInt(batch - sample);
      int from = samples > 1 ? 0 : random.nextInt(inputs);
      int length = samples > 1 ? samples * inputs : 1 + random.nextInt(inputs - from);
      gradient.ready(first, end, sample, from, length);
      for (int t = steps - 1; t >= 0; t--) {
        float[] read = new float[length + 1];
        gradient.read(t, sample, from, length, read);
        assertThat(read)
            .isEqualTo(
                expected(g, w, (t * batch + sample) * outputs, outputs, inputs, from, length));
      }
    }
  }

  private static float[] expected(
      float[] g, float[] w, int at, int outputs, int inputs, int from, int length) {
    float[] expected = new float[length + 1];
    for (int n = 0; n < length; n++) {
      int row = at + (from + n) / inputs * outputs;
      int column = (from + n) % inputs;
      for (int k = 0; k < outputs; k++) {
        expected[n] += g[row + k] * w[k * inputs + column];
      }
    }
    return expected;
  }
}
