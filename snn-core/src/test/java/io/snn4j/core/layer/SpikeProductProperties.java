package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All values are small whole numbers, whose sums are exact in any order: nothing is rounded. */
class SpikeProductProperties {

  private static final int MOST_WORK = 3_000_000;

  /** The shapes of a product and how many spikes there are. */
  record Case(
      int steps,
      int batch,
      int in,
      int out,
      boolean byInput,
      double density,
      int shift,
      long seed) {

    SpikeTrain spikes() {
      return Signals.spikes(seed, steps, batch, in, density);
    }

    float[] whole(long salt, int length) {
      Random random = new Random(seed + salt);
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = random.nextInt(15) - 7;
      }
      return values;
    }

    SpikeProduct product() {
      return SpikeProduct.of(in, out, byInput);
    }

    /** The index of a weight, or of its gradient; few outputs never lie by input. */
    int at(int output, int input) {
      return byInput && out > SpikeProduct.NARROW ? input * out + output : output * in + input;
    }

    boolean isSmall() {
      return (double) steps * batch * in * out <= MOST_WORK;
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void forwardAddsTheRowsOfTheSpikingInputs(@ForAll("cases") Case c) {
    SpikeTrain spikes = c.spikes();
    float[] weights = c.whole(1, c.out * c.in);
    float[] bias = c.whole(2, c.out);
    float[] out = new float[c.steps * c.batch * c.out];
    c.product().forward(spikes, offHeap(weights), bias, out, Engine.shared());
    float[] expected = new float[out.length];
    for (int row = 0; row < c.steps * c.batch; row++) {
      for (int k = 0; k < c.out; k++) {
        float sum = bias[k];
        for (int i = 0; i < c.in; i++) {
          sum += spikes.at(row / c.batch, row % c.batch, i) * weights[c.at(k, i)];
        }
        expected[row * c.out + k] = sum;
      }
    }
    Close.same("forward", out, expected);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void backwardAddsTheRowsThatAnInputsSpikesMeet(@ForAll("cases") Case c) {
    SpikeTrain spikes = c.spikes();
    float[] rows = c.whole(3, c.steps * c.batch * c.out);
    float[] into = c.whole(4, c.out * c.in);
    SpikeProduct product = c.product();
    if (c.shift == 0) {
      // decides between events and a matrix product
      float[] ignored = new float[c.steps * c.batch * c.out];
      OffHeap zeros = offHeap(new float[c.out * c.in]);
      product.forward(spikes, zeros, new float[c.out], ignored, Engine.shared());
    }
    product.backward(spikes, c.shift, rows, into, Engine.shared());
    Close.same("backward", into, expectedBackward(c, spikes, rows));
  }

  private static float[] expectedBackward(Case c, SpikeTrain spikes, float[] rows) {
    float[] expected = new float[c.out * c.in];
    for (int t = 0; t + c.shift < c.steps; t++) {
      for (int b = 0; b < c.batch; b++) {
        int at = ((t + c.shift) * c.batch + b) * c.out;
        for (int i = 0; i < c.in; i++) {
          for (int k = 0; k < c.out && spikes.get(t, b, i); k++) {
            expected[c.at(k, i)] += rows[at + k];
          }
        }
      }
    }
    return expected;
  }

  /** Memory is reused: what one batch left must not show in the next, of another size. */
  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void nothingIsLeftOfTheBatchBefore(@ForAll("cases") Case first, @ForAll("cases") Case other) {
    Case second =
        new Case(
            other.steps,
            other.batch,
            first.in,
            first.out,
            first.byInput,
            other.density,
            0,
            other.seed);
    if (!second.isSmall()) {
      return;
    }
    SpikeProduct reused = first.product();
    both(reused, first);
    float[][] again = both(reused, second);
    float[][] fresh = both(first.product(), second);
    assertThat(Arrays.deepEquals(again, fresh)).isTrue();
  }

  private static float[][] both(SpikeProduct product, Case c) {
    float[] out = new float[c.steps * c.batch * c.out];
    float[] into = new float[c.out * c.in];
    SpikeTrain spikes = c.spikes();
    OffHeap weights = offHeap(c.whole(1, c.out * c.in));
    product.forward(spikes, weights, c.whole(2, c.out), out, Engine.shared());
    product.backward(spikes, 0, c.whole(3, out.length), into, Engine.shared());
    return new float[][] {out, into};
  }

  private static OffHeap offHeap(float[] values) {
    OffHeap copy = new OffHeap(values.length);
    copy.put(0, values, values.length);
    return copy;
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 25, 31, 32, 33, 64, 65, 97, 130),
            Arbitraries.of(1, 2, 3, 4, 5, 8, 17, 33),
            Arbitraries.of(1, 2, 15, 16, 17, 31, 33, 64, 65, 130, 260),
            Arbitraries.of(1, 9, 10, 11, 20, 31, 32, 33, 48, 65, 1023, 1024, 1025, 1040, 2051),
            Arbitraries.of(true, false),
            Arbitraries.of(0.0, 0.02, 0.11, 0.13, 0.5, 1.0),
            Arbitraries.of(0, 1),
            Arbitraries.longs())
        .as(Case::new)
        .filter(Case::isSmall);
  }
}
