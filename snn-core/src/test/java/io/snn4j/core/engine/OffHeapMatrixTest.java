package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.memory.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffHeapMatrixTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 1000, 1024, 2048})
  void isACopyWhoseRowsBeginWithCacheLinesAndNotAPageApart(int columns) {
    int rows = 3;
    OffHeap packed = new OffHeap(rows * columns);
    for (int i = 0; i < rows * columns; i++) {
      packed.put(i, new float[] {i}, 1);
    }
    OffHeapMatrix matrix = new OffHeapMatrix();
    matrix.copy(packed, rows, columns);
    for (int row = 0; row < rows; row++) {
      float[] read = new float[columns + 2];
      matrix.get(row, read, 1);
      for (int k = 0; k < columns; k++) {
        assertThat(read[1 + k]).isEqualTo(row * columns + k);
      }
      assertThat(read[0]).isZero();
      assertThat(read[columns + 1]).isZero();
    }
    assertThat(address(matrix) % Rows.CACHE_LINE).isZero();
    long apart = Float.BYTES * (long) matrix.block().stride();
    assertThat(apart % Rows.CACHE_LINE).isZero();
    assertThat(apart % Rows.PAGE).isNotZero();
  }

  @Test
  void saysWhatItTakes() {
    Memory memory = OffHeapMatrix.memory(10, 1000);
    assertThat(memory.offHeap()).isEqualTo(10 * 1008 * Float.BYTES);
    assertThat(memory.heap()).isZero();
  }

  @Test
  void growsAndKeepsItsMemoryWhereThatIsEnough() {
    OffHeapMatrix matrix = new OffHeapMatrix();
    matrix.resize(4, 100);
    long address = address(matrix);
    matrix.resize(2, 100);
    assertThat(address(matrix)).isEqualTo(address);
    matrix.resize(2, 2000);
    assertThat(matrix.block().stride()).isGreaterThanOrEqualTo(2000);
  }

  private static long address(OffHeapMatrix matrix) {
    return matrix.block().values().pointer(0).address();
  }
}
