package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All values are small whole numbers, of which floats compute sums and products exactly. */
class StepRowsProperties {

  @Property
  void sumsAreThoseOfTheRowsTimesTheirFactors(
      @ForAll long seed,
      @ForAll boolean onHeap,
      @ForAll @IntRange(min = 1, max = 33) int summed,
      @ForAll @IntRange(min = 1, max = 3) int every,
      @ForAll @IntRange(min = 1, max = 70) int columns,
      @ForAll @IntRange(min = 1, max = StepRows.SUMS) int count,
      @ForAll @IntRange(min = 0, max = 5) int more) {
    Random random = new Random(seed);
    StepRows rows = new StepRows(onHeap);
    // the same rows hold one matrix after another, also a smaller one after a larger
    for (int first : new int[] {more, 0}) {
      int length = first == 0 ? Math.max(1, columns - more) : columns;
      int all = first + summed * every;
      float[][] values = new float[all][];
      rows.resize(all, columns);
      for (int row = 0; row < all; row++) {
        values[row] = whole(random, length);
        write(rows, row, values[row], random.nextBoolean());
      }
      int at = random.nextInt(4);
      int apart = count + random.nextInt(4);
      float[] g = whole(random, at + summed * apart);
      OffHeap copy = new OffHeap(g.length);
      copy.put(0, g, g.length);
      StepRows.Factors factors = new StepRows.Factors(g, copy, at, apart);
      float[][] sums = rows.sums(factors, count, first, every, summed, length);
      for (int k = 0; k < count; k++) {
        float[] expected = new float[length];
        for (int i = 0; i < summed; i++) {
          for (int n = 0; n < length; n++) {
            expected[n] += g[at + i * apart + k] * values[first + i * every][n];
          }
        }
        assertThat(Arrays.copyOf(sums[k], length)).isEqualTo(expected);
      }
      for (int row = 0; row < all; row++) {
        float[] read = new float[length + 2];
        rows.get(row, read, 1, length);
        assertThat(Arrays.copyOfRange(read, 1, length + 1)).isEqualTo(values[row]);
        assertThat(read[0]).isZero();
        assertThat(read[length + 1]).isZero();
      }
    }
  }

  /** In place, if there is one, or from some place in another array. */
  private static void write(StepRows rows, int row, float[] values, boolean inPlace) {
    if (inPlace) {
      float[] room = rows.room(row, new float[values.length]);
      System.arraycopy(values, 0, room, 0, values.length);
      rows.put(row, room, 0, values.length);
    } else {
      float[] longer = new float[values.length + 3];
      System.arraycopy(values, 0, longer, 2, values.length);
      rows.put(row, longer, 2, values.length);
    }
  }

  private static float[] whole(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(9) - 4;
    }
    return values;
  }
}
