package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.StepRows;
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
      @ForAll @IntRange(min = 1, max = 36) int outputs) {
    Random random = new Random(seed);
    OffHeap weights = new OffHeap(outputs * inputs);
    NarrowWeights narrow = new NarrowWeights(weights, inputs, outputs);
    NarrowInputGradient gradient = new NarrowInputGradient(inputs, outputs, narrow);
    for (int pass = 0; pass < 2; pass++) {
      float[] g = Signals.whole(random, steps * batch * outputs);
      float[] w = Signals.whole(random, outputs * inputs);
      weights.put(0, w, w.length);
      narrow.read(new Pass(Engine.shared()));
      gradient.of(offHeap(g), g, batch);
      int first = random.nextInt(steps);
      int end = first + 1 + random.nextInt(steps - first);
      int sample = random.nextInt(batch);
      int samples = random.nextBoolean() ? 1 : 1 + random.nextInt(batch - sample);
      int from = samples > 1 ? 0 : random.nextInt(inputs);
      int length = samples > 1 ? samples * inputs : 1 + random.nextInt(inputs - from);
      gradient.ready(first, end, sample, from, length);
      float[] slopes = Signals.whole(random, (end - first) * length);
      float[] along = new float[length + 1];
      float[] expectedAlong = new float[length + 1];
      for (int t = steps - 1; t >= 0; t--) {
        float[] read = new float[length + 1];
        gradient.read(t, sample, from, length, read);
        float[] expected =
            expected(g, w, (t * batch + sample) * outputs, outputs, inputs, from, length);
        assertThat(read).isEqualTo(expected);
        for (int n = 0; t >= first && t < end && n < length; n++) {
          expectedAlong[n] += expected[n] * slopes[(t - first) * length + n];
        }
      }
      int row = random.nextInt(3);
      StepRows rows = new StepRows();
      rows.resize(row + (end - first) * samples, length / samples);
      for (int i = 0; i < (end - first) * samples; i++) {
        rows.put(row + i, slopes, i * (length / samples), length / samples);
      }
      for (int sum = 1; sum <= 2; sum++) {
        assertThat(gradient.addAlong(first, end, sample, from, length, rows, row, along)).isTrue();
        for (int n = 0; n < length; n++) {
          assertThat(along[n]).isEqualTo(sum * expectedAlong[n]);
        }
      }
    }
  }

  private static OffHeap offHeap(float[] values) {
    OffHeap copy = new OffHeap(values.length);
    copy.put(0, values, values.length);
    return copy;
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
