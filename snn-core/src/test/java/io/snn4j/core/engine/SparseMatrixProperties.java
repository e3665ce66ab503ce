package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All values are small whole numbers, of which floats compute sums and products exactly. */
class SparseMatrixProperties {

  /** The shapes of a product and the share of values that are not zero. */
  record Case(int rows, int columns, int outputs, double density, int threads, long seed) {

    /** The matrix; zeros have either sign. */
    float[] matrix(Random random) {
      float[] values = whole(random, rows * columns);
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextDouble() < density ? values[i] : random.nextBoolean() ? 0f : -0f;
      }
      return values;
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 7, 8, 9, 17, 30),
            Arbitraries.of(1, 5, 48, 49, 50, 130, 97, 98, 99, 250),
            Arbitraries.of(1, 33, 130, 1023, 1024, 1025, 2050),
            Arbitraries.of(0.0, 0.05, 0.2, 0.5, 1.0),
            Arbitraries.of(1, 2, 3),
            Arbitraries.longs())
        .as(Case::new);
  }

  private static float[] whole(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(21) - 10;
    }
    return values;
  }

  /** Also for an instance that has served another product, of another size. */
  @Property(tries = 150)
  void productsAreThoseOfTheWholeMatrix(@ForAll("cases") Case first, @ForAll("cases") Case second) {
    SparseMatrix matrix = new SparseMatrix();
    try (Engine engine = new Engine(first.threads)) {
      agree(matrix, first, engine);
      agree(matrix, second, engine);
    }
  }

  private static void agree(SparseMatrix matrix, Case c, Engine engine) {
    Random random = new Random(c.seed);
    float[] x = c.matrix(random);
    float[] w = whole(random, c.columns * c.outputs);
    float[] g = whole(random, c.rows * c.outputs);
    float[] bias = whole(random, c.outputs);
    float[] product = new float[c.rows * c.outputs];
    float[] gradient = new float[c.columns * c.outputs];
    int count = 0;
    for (int row = 0; row < c.rows; row++) {
      System.arraycopy(bias, 0, product, row * c.outputs, c.outputs);
      for (int column = 0; column < c.columns; column++) {
        float value = x[row * c.columns + column];
        count += value == 0 ? 0 : 1;
        for (int k = 0; k < c.outputs; k++) {
          product[row * c.outputs + k] += value * w[column * c.outputs + k];
          gradient[column * c.outputs + k] += value * g[row * c.outputs + k];
        }
      }
    }
    boolean fewEnough = matrix.take(engine, x, c.rows, c.columns);
    assertThat(fewEnough).isEqualTo(4 * count <= x.length);
    float[] out = new float[product.length];
    matrix.times(engine, weights(w, c), bias, out);
    assertThat(out).isEqualTo(product);
    WeightMatrix into = weights(whole(random, w.length), c);
    assertThat(matrix.transposedTimes(engine, g, into)).isTrue();
    float[] sums = new float[gradient.length];
    into.values().get(0, sums, sums.length);
    assertThat(sums).isEqualTo(gradient);
  }

  private static WeightMatrix weights(float[] values, Case c) {
    OffHeap memory = new OffHeap(values.length);
    memory.put(0, values, values.length);
    return new WeightMatrix(memory, c.outputs, c.columns, true);
  }

  @Example
  void aGradientIsFiniteForSureOnlyIfItsFactorsAreAndAreNotHuge() {
    assertThat(finiteForSure(1f, 1f)).isTrue();
    assertThat(finiteForSure(0f, 0f)).isTrue();
    for (float broken : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, -1e38f}) {
      assertThat(finiteForSure(broken, 1f)).isFalse();
      assertThat(finiteForSure(1f, broken)).isFalse();
    }
    assertThat(finiteForSure(1e25f, 1e25f)).isFalse();
  }

  /** With these last values on both sides. */
  private static boolean finiteForSure(float left, float right) {
    Case c = new Case(9, 60, 70, 0.2, 2, 1);
    float[] x = c.matrix(new Random(1));
    float[] g = whole(new Random(2), c.rows * c.outputs);
    x[x.length - 1] = left;
    g[g.length - 1] = right;
    SparseMatrix matrix = new SparseMatrix();
    try (Engine engine = new Engine(c.threads)) {
      matrix.take(engine, x, c.rows, c.columns);
      return matrix.transposedTimes(engine, g, weights(new float[60 * 70], c));
    }
  }
}
