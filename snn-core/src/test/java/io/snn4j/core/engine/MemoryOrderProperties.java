package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nd4j.linalg.api.ndarray.INDArray;

class MemoryOrderProperties {

  @Provide
  Arbitrary<Integer> sides() {
    return Arbitraries.of(1, 2, 3, 15, 16, 17, 40);
  }

  /** The value at row i and column j is the number of its place in c order. */
  private static INDArray matrix(int rows, int columns, boolean byColumn) {
    float[] values = places(rows * columns);
    return byColumn
        ? OffHeap.matrixByColumn(values, rows, columns)
        : OffHeap.tensor(values, rows, columns);
  }

  private static float[] places(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i;
    }
    return values;
  }

  @Property
  void valuesAreShownInOneOrderWhateverTheMemoryIsLike(
      @ForAll("sides") int rows, @ForAll("sides") int columns, @ForAll boolean byColumn) {
    INDArray matrix = matrix(rows, columns, byColumn);
    assertThat(matrix.shape()).containsExactly(rows, columns);
    assertThat(matrix.getFloat(rows - 1, 0)).isEqualTo((rows - 1) * columns);
    float[] copy = new float[rows * columns];
    HeapMatrix.copy(matrix, copy);
    assertThat(copy).isEqualTo(places(copy.length));
  }

  @Property
  void whatWasCopiedComesBackToTheSamePlaces(
      @ForAll("sides") int rows, @ForAll("sides") int columns, @ForAll boolean byColumn) {
    INDArray matrix = matrix(rows, columns, byColumn);
    INDArray before = matrix.dup();
    float[] copy = new float[rows * columns];
    HeapMatrix.copy(matrix, copy);
    matrix.assign(-1);
    HeapMatrix.copy(copy, matrix);
    assertThat(matrix).isEqualTo(before);
    assertThat(copy).isEqualTo(places(copy.length));
  }

  @Property
  void aRowIsAViewOfWhatLiesThere(
      @ForAll("sides") int rows, @ForAll("sides") int columns, @ForAll boolean byColumn) {
    INDArray matrix = matrix(rows, columns, byColumn);
    int length = rows * columns;
    float[] lie = new float[length];
    new OffHeap(matrix).get(0, lie, length);
    int from = length / 3;
    INDArray row = MemoryOrder.row(matrix, from, length);
    assertThat(row.toFloatVector()).isEqualTo(Arrays.copyOfRange(lie, from, length));
    row.assign(-1);
    new OffHeap(matrix).get(0, lie, length);
    assertThat(lie[length - 1]).isEqualTo(-1);
    assertThat(from == 0 || lie[from - 1] >= 0).isTrue();
  }
}
