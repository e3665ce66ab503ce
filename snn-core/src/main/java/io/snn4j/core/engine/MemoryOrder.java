package io.snn4j.core.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The order in which a tensor's values lie in memory, which is c order or, of some matrices, column
 * by column; and c order, in which values are drawn, saved and shown whatever their memory is like.
 */
public final class MemoryOrder {

  /** Values of a cache line, and sides of the squares that are transposed at a time. */
  private static final int SIDE = OffHeap.LINE;

  private MemoryOrder() {}

  /**
   * {@return the values in c order; the array itself where they lie so}
   *
   * @param tensor whose values they are
   * @param values as they lie in its memory
   */
  public static float[] toC(INDArray tensor, float[] values) {
    return byColumn(tensor) ? transposed(values, tensor.size(1), tensor.size(0)) : values;
  }

  /**
   * {@return the values as they lie in a tensor's memory; the array itself where that is in c
   * order}
   *
   * @param tensor whose values they are
   * @param values in c order
   */
  public static float[] fromC(INDArray tensor, float[] values) {
    return byColumn(tensor) ? transposed(values, tensor.size(0), tensor.size(1)) : values;
  }

  /**
   * {@return some of a tensor's values, as a row in the order and in the place in which they lie}
   *
   * @param tensor contiguous
   * @param from the first value
   * @param to the one after the last
   */
  public static INDArray row(INDArray tensor, long from, long to) {
    return tensor
        .reshape(tensor.ordering(), 1, tensor.length())
        .get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /** Copies a tensor to the heap, in c order, a few columns at a time where they lie together. */
  static void read(INDArray tensor, float[] into) {
    OffHeap memory = new OffHeap(tensor);
    if (!byColumn(tensor)) {
      memory.get(0, into, Math.toIntExact(tensor.length()));
      return;
    }
    int rows = Math.toIntExact(tensor.size(0));
    int columns = Math.toIntExact(tensor.size(1));
    float[] few = new float[SIDE * rows];
    for (int column = 0; column < columns; column += SIDE) {
      int count = Math.min(SIDE, columns - column);
      memory.get(column * rows, few, count * rows);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < count; j++) {
          into[i * columns + column + j] = few[j * rows + i];
        }
      }
    }
  }

  /** Copies values in c order from the heap to a tensor, likewise. */
  static void write(float[] from, INDArray tensor) {
    OffHeap memory = new OffHeap(tensor);
    if (!byColumn(tensor)) {
      memory.put(0, from, Math.toIntExact(tensor.length()));
      return;
    }
    int rows = Math.toIntExact(tensor.size(0));
    int columns = Math.toIntExact(tensor.size(1));
    float[] few = new float[SIDE * rows];
    for (int column = 0; column < columns; column += SIDE) {
      int count = Math.min(SIDE, columns - column);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < count; j++) {
          few[j * rows + i] = from[i * columns + column + j];
        }
      }
      memory.put(column * rows, few, count * rows);
    }
  }

  private static boolean byColumn(INDArray tensor) {
    return tensor.rank() == 2 && tensor.ordering() == 'f';
  }

  /** From [rows,columns] to [columns,rows]. */
  static float[] transposed(float[] from, long rows, long columns) {
    int height = Math.toIntExact(rows);
    int width = Math.toIntExact(columns);
    float[] into = new float[height * width];
    for (int row = 0; row < height; row += SIDE) {
      for (int column = 0; column < width; column += SIDE) {
        for (int i = row; i < Math.min(height, row + SIDE); i++) {
          for (int j = column; j < Math.min(width, column + SIDE); j++) {
            into[j * height + i] = from[i * width + j];
          }
        }
      }
    }
    return into;
  }
}
