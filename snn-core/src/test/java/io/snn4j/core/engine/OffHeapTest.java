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
