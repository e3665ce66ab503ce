package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class OffHeapTest {

  @Test
  void givesBackWhatWasPut() {
    OffHeap memory = new OffHeap(5);
    memory.put(0, new float[] {1, 2, 3, 4, 5}, 5);
    memory.put(1, new float[] {0, 7, 8}, 1, 2);
    float[] read = new float[4];
    memory.get(1, read, 3);
    assertThat(read).containsExactly(7, 8, 4, 0);
  }

  @Test
  void takesValuesOfOtherMemory() {
    OffHeap from = new OffHeap(4);
    from.put(0, new float[] {1, 2, 3, 4}, 4);
    OffHeap into = new OffHeap(3);
    into.put(0, new float[3], 3);
    into.put(1, from, 2, 2);
    float[] read = new float[3];
    into.get(0, read, 3);
    assertThat(read).containsExactly(0, 3, 4);
    assertThatThrownBy(() -> into.put(2, from, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> into.put(0, from, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void viewsAreAddedUpWhereTheyAre() {
    OffHeap more = new OffHeap(4);
    more.put(0, new float[] {1, -2, 3, 4}, 4);
    OffHeap sum = new OffHeap(3);
    sum.put(0, new float[] {10, 20, 30}, 3);
    sum.view(1, 2).add(more.view(1, 2));
    float[] read = new float[3];
    sum.get(0, read, 3);
    assertThat(read).containsExactly(10, 18, 33);
    assertThat(more.sumOfSizes(0, 4)).isEqualTo(10);
    assertThatThrownBy(() -> sum.add(more)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sum.view(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void beginsWithACacheLine() {
    for (int length = 1; length <= 100; length++) {
      OffHeap memory = new OffHeap(length);
      assertThat(memory.pointer(0).address() % Rows.CACHE_LINE).isZero();
      assertThat(memory.length()).isEqualTo(length);
      assertThat(memory.pointer(length - 1L).address() - memory.pointer(0).address())
          .isEqualTo(Float.BYTES * (length - 1L));
    }
  }

  @Test
  void tensorsOfItsMemoryBeginWithACacheLine() {
    for (int columns = 1; columns <= 40; columns++) {
      float[] values = new float[2 * columns];
      values[1] = 2;
      values[columns] = 3;
      INDArray tensor = OffHeap.tensor(values, 2, columns);
      assertThat(tensor.data().addressPointer().address() % Rows.CACHE_LINE).isZero();
      assertThat(tensor.shape()).containsExactly(2, columns);
      assertThat(tensor.ravel().toFloatVector()).containsExactly(values);
      assertThat(tensor.getFloat(1, 0)).isEqualTo(3);
    }
  }

  @Test
  void isTheMemoryOfATensorsView() {
    INDArray array = Nd4j.createFromArray(1f, 2f, 3f, 4f).reshape(1, 4);
    OffHeap view = new OffHeap(array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3)));
    assertThat(view.length()).isEqualTo(2);
    view.put(0, new float[] {8, 9}, 2);
    assertThat(array.toFloatVector()).containsExactly(1, 8, 9, 4);
  }

  @Test
  void takesBitsForFloats() {
    OffHeap memory = new OffHeap(2);
    memory.putBits(0, new int[] {Float.floatToRawIntBits(1.5f), 0}, 2);
    float[] read = new float[2];
    memory.get(0, read, 2);
    assertThat(read).containsExactly(1.5f, 0);
  }

  @Test
  void nothingIsReadOrWrittenBeyondItsEnd() {
    OffHeap memory = new OffHeap(3);
    float[] four = new float[4];
    assertThatThrownBy(() -> memory.get(0, four, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> memory.put(1, four, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void isReplacedOnlyWhereItIsTooSmall() {
    OffHeap memory = new OffHeap(3);
    assertThat(memory.atLeast(3)).isSameAs(memory);
    assertThat(memory.atLeast(4).length()).isEqualTo(4);
  }
}
