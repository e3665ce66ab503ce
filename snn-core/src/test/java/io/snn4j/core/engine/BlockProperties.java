package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlockProperties {

  /** A call of BLAS. */
  private interface Product {
    void of(float scale, Block a, Block b, float kept, Block c, int m, int n, int k);
  }

  @Property
  void productsByVectorsAreProducts(
      @ForAll @IntRange(min = 1, max = 40) int m,
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 70) int k,
      @ForAll boolean leftTransposed,
      @ForAll boolean rightTransposed,
      @ForAll boolean kept,
      @ForAll @IntRange(min = 0, max = 9) int apart) {
    check(Block::multiplyByVectors, m, n, k, leftTransposed, rightTransposed, kept ? 1 : 0, apart);
    check(Block::multiplyFew, m, n, k, leftTransposed, rightTransposed, kept ? 1 : 0, apart);
  }

  private static void check(
      Product product,
      int m,
      int n,
      int k,
      boolean leftTransposed,
      boolean rightTransposed,
      float kept,
      int apart) {
    Block left = leftTransposed ? matrix(k, m, apart).transpose() : matrix(m, k, apart);
    Block right = rightTransposed ? matrix(n, k, apart + 1).transpose() : matrix(k, n, apart + 1);
    Block result = matrix(m, n, apart + 2);
    float[] before = values(result);
    product.of(0.5f, left, right, kept, result, m, n, k);
    float[] x = values(left);
    float[] y = values(right);
    float[] after = values(result);
    for (int i = 0; i < after.length; i++) {
      int row = i / result.stride();
      int column = i % result.stride();
      double expected = before[i];
      if (column < n) {
        expected *= kept;
        for (int j = 0; j < k; j++) {
          expected += 0.5 * at(left, x, row, j) * at(right, y, j, column);
        }
      }
      // what lies between the rows stays as it is
      assertThat((double) after[i]).isCloseTo(expected, within(column < n ? 1e-4 : 0));
    }
  }

  private static float at(Block block, float[] values, int row, int column) {
    return block.transposed()
        ? values[column * block.stride() + row]
        : values[row * block.stride() + column];
  }

  private static Block matrix(int rows, int columns, int apart) {
    float[] values = new float[rows * (columns + apart)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7919 % 201 - 100) / 100f;
    }
    OffHeap memory = new OffHeap(values.length);
    memory.put(0, values, values.length);
    return new Block(memory, 0, columns + apart);
  }

  private static float[] values(Block block) {
    float[] values = new float[block.values().length()];
    block.values().get(0, values, values.length);
    return values;
  }
}
