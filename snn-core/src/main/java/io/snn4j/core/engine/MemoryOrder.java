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
