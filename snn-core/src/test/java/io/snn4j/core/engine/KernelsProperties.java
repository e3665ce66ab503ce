package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.layer.Signals;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All values are small whole numbers, of which floats compute sums and products exactly. */
class KernelsProperties {

  @Property(tries = 200)
  void addAddsUpToTheLengthAndNoFurther(
      @ForAll long seed, @ForAll @IntRange(max = 100) int length) {
    Random random = new Random(seed);
    float[] x = Signals.whole(random, length + 5);
    float[] sum = Signals.whole(random, length + 5);
    float[] expected = sum.clone();
    for (int n = 0; n < length; n++) {
      expected[n] = sum[n] + x[n];
    }
    Kernels.add(x, sum, length);
    assertThat(sum).isEqualTo(expected);
  }

  @Property(tries = 200)
  void addWithAFactorAddsMultiples(@ForAll long seed, @ForAll @IntRange(max = 100) int length) {
    Random random = new Random(seed);
    float[] x = Signals.whole(random, length + 5);
    float[] sum = Signals.whole(random, length + 5);
    float a = random.nextInt(9) - 4;
    float[] expected = sum.clone();
    for (int n = 0; n < length; n++) {
      expected[n] = sum[n] + a * x[n];
    }
    Kernels.add(a, x, sum, length);
    assertThat(sum).isEqualTo(expected);
  }

  @Property(tries = 200)
  void multiplyMultiplies(@ForAll long seed, @ForAll @IntRange(max = 100) int length) {
    Random random = new Random(seed);
    float[] x = Signals.whole(random, length + 5);
    float[] y = Signals.whole(random, length + 5);
    float[] expected = y.clone();
    for (int n = 0; n < length; n++) {
      expected[n] = x[n] * y[n];
    }
    Kernels.multiply(x, y, length);
    assertThat(y).isEqualTo(expected);
  }

  @Property(tries = 500)
  void combineIsTheSumOfAllRows(
      @ForAll long seed,
      @ForAll @IntRange(max = 70) int length,
      @ForAll @IntRange(max = 17) int rows,
      @ForAll @IntRange(max = 3) int at) {
    Random random = new Random(seed);
    float[] a = Signals.whole(random, at + rows + 2);
    float[][] x = new float[rows][];
    for (int k = 0; k < rows; k++) {
      x[k] = Signals.whole(random, length + 5);
    }
    float[] sum = Signals.whole(random, length + 5);
    float[] expected = sum.clone();
    for (int n = 0; n < length; n++) {
      expected[n] = 0;
      for (int k = 0; k < rows; k++) {
        expected[n] += a[at + k] * x[k][n];
      }
    }
    Kernels.combine(a, at, x, sum, length);
    assertThat(sum).usingComparatorWithPrecision(0f).containsExactly(expected);
  }
}
