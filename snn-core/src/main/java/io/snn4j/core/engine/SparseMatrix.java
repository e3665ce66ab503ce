package io.snn4j.core.engine;

import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * A matrix on the heap of which most values are zero, as pixels are, and its products with weights
 * that lie by input: only what is not zero is multiplied, so that what meets the others, were it
 * infinite, goes unseen.
 *
 * <p>Each value of a product is summed by itself and in one order, five products at a time, so the
 * bits do not depend on the number of threads. An instance belongs to one thread at a time.
 */
public final class SparseMatrix {

  /** BLAS takes longer than these sums if no more than one value in so many is not zero. */
  private static final int MOST = 4;

  /** Rows that one thread works on at a time. */
  private static final int ROWS = 8;

  /** Columns whose products with a gradient one thread adds up at a time. */
  private static final int COLUMNS = 49;

  /** Columns whose weights are copied at a time. */
  private static final int COPIED = 4 * COLUMNS;

  /** The most outputs that are summed at a time: five rows of so many fit the L1 cache. */
  private static final int WIDEST = 1024;

  private float[] values = {};
  private int rows;
  private int columns;

  /**
   * The columns of a row's values that are not zero, counted from the first of those whose weights
   * are copied with theirs, and how many there are before each block of columns.
   */
  private int[][] lists = {};

  private int[][] starts = {};
  private double[] sizes = {};

  /** By chunk of outputs: rows of the weights, or of the gradient, and each thread's sums. */
  private float[][][] ofWeights = {};

  private float[][][] ofGradient = {};
  private Scratch[] scratch = {};

  /** What one thread needs to go column by column. */
  private static final class Scratch {
    int[] ends = new int[COLUMNS + 1];
    int[] rows = {};
  }

  /**
   * {@return what an instance takes}
   *
   * @param rows the rows of the matrix
   * @param columns its columns, the inputs of the weights
   * @param outputs the outputs of the weights
   * @param back whether there are products with a gradient
   * @param threads how many threads work
   */
  public static Memory memory(int rows, int columns, int outputs, boolean back, int threads) {
    int chunks = chunks(outputs);
    int width = width(outputs);
    return Memory.of(
        "products of what is not zero",
        Memory.heap(
            "places",
            Bytes.ints(rows, columns + 1L)
                + Bytes.ints(rows, blocks(columns) + 1L)
                + Bytes.doubles(1, rows)),
        Memory.heap("weights", chunks * Rows.bytes(Math.min(columns, COPIED) + threads, width)),
        Memory.heap(
            "gradient",
            back
                ? chunks * Rows.bytes(rows + threads, width)
                    + threads * (Bytes.ints(COLUMNS + 1L) + Bytes.ints((long) rows * COLUMNS))
                : 0));
  }

  private static int chunks(int outputs) {
    return (outputs + WIDEST - 1) / WIDEST;
  }

  private static int width(int outputs) {
    return (outputs + chunks(outputs) - 1) / chunks(outputs);
  }

  private static int blocks(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
  }

  /**
   * Takes another matrix.
   *
   * @param engine runs the work
   * @param newValues [rows,columns], which must not change before the last product
   * @param newRows the number of rows
   * @param newColumns the number of columns
   * @return whether so many values are zero that the products here take less time than BLAS's
   */
  public boolean take(Engine engine, float[] newValues, int newRows, int newColumns) {
    values = newValues;
    rows = newRows;
    columns = newColumns;
    if (lists.length < rows || lists[0].length <= columns) {
      lists = new int[rows][columns + 1];
      starts = new int[rows][blocks(columns) + 1];
      sizes = new double[rows];
    }
    engine.parallel(
        (rows + ROWS - 1) / ROWS,
        group -> {
          for (int row = group * ROWS; row < Math.min(rows, (group + 1) * ROWS); row++) {
            list(row);
          }
        });
    long count = 0;
    for (int row = 0; row < rows; row++) {
      count += starts[row][blocks(columns)];
    }
    return MOST * count <= (long) rows * columns;
  }

  /** Lists what is not zero; a branch for each value would cost more. */
  private void list(int row) {
    int[] list = lists[row];
    int count = 0;
    double size = 0;
    for (int block = 0; block < blocks(columns); block++) {
      starts[row][block] = count;
      int first = block * COLUMNS / COPIED * COPIED;
      int end = Math.min(columns, (block + 1) * COLUMNS) - first;
      int at = row * columns + first;
      for (int column = block * COLUMNS - first; column < end; column++) {
        list[count] = column;
        // the sign of a zero does not count
        int bits = Float.floatToRawIntBits(values[at + column]) << 1;
        count += (bits | -bits) >>> 31;
      }
      for (int i = starts[row][block]; i < count; i++) {
        size += Math.abs(values[at + list[i]]);
      }
    }
    starts[row][blocks(columns)] = count;
    sizes[row] = size;
  }

  /**
   * Takes the memory that products of this matrix need, before it is needed.
   *
   * @param engine runs the work
   * @param weights the weights
   * @param back whether {@link #transposedTimes} will be called
   */
  public void makeRoom(Engine engine, WeightMatrix weights, boolean back) {
    int outputs = weights.outputs();
    if (!back) {
      ofWeights = room(ofWeights, engine, Math.min(columns, COPIED), outputs);
      return;
    }
    ofGradient = room(ofGradient, engine, rows, outputs);
    if (scratch.length < engine.threads() || scratch[0].rows.length < rows * COLUMNS) {
      scratch = new Scratch[engine.threads()];
      for (int thread = 0; thread < scratch.length; thread++) {
        scratch[thread] = new Scratch();
        scratch[thread].rows = new int[rows * COLUMNS];
      }
    }
  }

  /**
   * {@code out[rows,outputs] = bias[outputs] + this[rows,inputs] * weights^T}.
   *
   * @param engine runs the work
   * @param weights by input
   * @param bias what is added to every row
   * @param out receives the product, row-major
   */
  public void times(Engine engine, WeightMatrix weights, float[] bias, float[] out) {
    int outputs = weights.outputs();
    makeRoom(engine, weights, false);
    for (int first = 0; first < columns; first += COPIED) {
      copy(engine, weights, first);
      addUp(engine, outputs, first, bias, out);
    }
  }

  private void copy(Engine engine, WeightMatrix weights, int first) {
    int outputs = weights.outputs();
    int width = width(outputs);
    int count = Math.min(columns - first, COPIED);
    engine.parallel(
        (count + ROWS - 1) / ROWS,
        group -> {
          for (int i = group * ROWS; i < Math.min(count, (group + 1) * ROWS); i++) {
            for (int chunk = 0; chunk < ofWeights.length; chunk++) {
              int from = chunk * width;
              int length = Math.min(width, outputs - from);
              weights.values().get((first + i) * outputs + from, ofWeights[chunk][i], length);
            }
          }
        });
  }

  private void addUp(Engine engine, int outputs, int first, float[] bias, float[] out) {
    int width = width(outputs);
    int groups = (rows + ROWS - 1) / ROWS;
    int beginning = first / COLUMNS;
    int ending = blocks(Math.min(columns, first + COPIED));
    engine.parallel(
        groups * ofWeights.length,
        (piece, thread) -> {
          float[][] from = ofWeights[piece / groups];
          float[] sum = from[Math.min(columns, COPIED) + thread];
          int left = piece / groups * width;
          int length = Math.min(width, outputs - left);
          int group = piece % groups;
          for (int row = group * ROWS; row < Math.min(rows, (group + 1) * ROWS); row++) {
            int to = row * outputs + left;
            if (first == 0) {
              System.arraycopy(bias, left, sum, 0, length);
            } else {
              System.arraycopy(out, to, sum, 0, length);
            }
            int at = row * columns + first;
            int[] list = lists[row];
            int begin = starts[row][beginning];
            int end = starts[row][ending];
            Kernels.addCombined(values, at, 1, from, list, begin, end, sum, length);
            System.arraycopy(sum, 0, out, to, length);
          }
        });
  }

  /**
   * {@code into[outputs,inputs] = gradient[rows,outputs]^T * this[rows,inputs]}.
   *
   * @param engine runs the work
   * @param gradient row-major
   * @param into receives the product; by input
   * @return true if the product is finite for sure, as the factors' sizes tell without a look at it
   */
  public boolean transposedTimes(Engine engine, float[] gradient, WeightMatrix into) {
    int outputs = into.outputs();
    int width = width(outputs);
    makeRoom(engine, into, true);
    double[] gradientSizes = new double[(rows + ROWS - 1) / ROWS];
    engine.parallel(
        gradientSizes.length,
        (group, thread) -> {
          for (int chunk = 0; chunk < ofGradient.length; chunk++) {
            float[] sum = ofGradient[chunk][rows + thread];
            int first = chunk * width;
            int length = Math.min(width, outputs - first);
            Arrays.fill(sum, 0, length, 0f);
            for (int row = group * ROWS; row < Math.min(rows, (group + 1) * ROWS); row++) {
              float[] copy = ofGradient[chunk][row];
              System.arraycopy(gradient, row * outputs + first, copy, 0, length);
              Kernels.addSizes(copy, sum, length);
            }
            for (int k = 0; k < length; k++) {
              gradientSizes[group] += sum[k];
            }
          }
        });
    int blocks = blocks(columns);
    engine.parallel(
        blocks * ofGradient.length,
        (piece, thread) -> {
          float[][] from = ofGradient[piece / blocks];
          float[] sum = from[rows + thread];
          int first = piece / blocks * width;
          int length = Math.min(width, outputs - first);
          int column = piece % blocks * COLUMNS;
          Scratch own = scratch[thread];
          byColumn(piece % blocks, own);
          for (int i = 0; i < COLUMNS && column + i < columns; i++) {
            Arrays.fill(sum, 0, length, 0f);
            int at = column + i;
            Kernels.addCombined(
                values, at, columns, from, own.rows, own.ends[i], own.ends[i + 1], sum, length);
            into.values().put(at * outputs + first, sum, length);
          }
        });
    // each value is at most the sum of all sizes on the left times that on the right
    double size = Arrays.stream(sizes, 0, rows).sum() * Arrays.stream(gradientSizes).sum();
    return size < Float.MAX_VALUE / 2;
  }

  /** Lists the rows of a block's values that are not zero, column by column. */
  private void byColumn(int block, Scratch own) {
    int first = block * COLUMNS % COPIED;
    int[] ends = own.ends;
    Arrays.fill(ends, 0);
    for (int row = 0; row < rows; row++) {
      int[] list = lists[row];
      int end = starts[row][block + 1];
      for (int i = starts[row][block]; i < end; i++) {
        ends[list[i] - first + 1]++;
      }
    }
    for (int i = 0; i < COLUMNS; i++) {
      ends[i + 1] += ends[i];
    }
    for (int row = rows - 1; row >= 0; row--) {
      int[] list = lists[row];
      int end = starts[row][block + 1];
      for (int i = starts[row][block]; i < end; i++) {
        own.rows[--ends[list[i] - first + 1]] = row;
      }
    }
    // each is where its column begins now
    System.arraycopy(ends, 1, ends, 0, COLUMNS);
    ends[COLUMNS] = end(block);
  }

  private int end(int block) {
    int count = 0;
    for (int row = 0; row < rows; row++) {
      count += starts[row][block + 1] - starts[row][block];
    }
    return count;
  }

  /** Rows for each chunk and, in step with them, one for the sum of each thread. */
  private static float[][][] room(float[][][] room, Engine engine, int rows, int outputs) {
    int least = rows + engine.threads();
    int width = width(outputs);
    if (room.length == chunks(outputs) && holds(room[0], least, width)) {
      return room;
    }
    float[][][] larger = new float[chunks(outputs)][][];
    Arrays.setAll(larger, chunk -> Rows.of(least, width));
    return larger;
  }

  private static boolean holds(float[][] rows, int count, int width) {
    // such an array may end with nulls
    return rows.length >= count && rows[count - 1] != null && rows[0].length >= width;
  }
}
