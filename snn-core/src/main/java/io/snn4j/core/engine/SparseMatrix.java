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

  /** Columns whose weights are copied at a time: so many rows of them fit the L2 cache. */
  private static final int COPIED = 2 * COLUMNS;

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

  private Scratch[] scratch = {};

  /**
   * What belongs to one thread: copies that another core had read or written would take longer to
   * come from there than to be made.
   */
  private static final class Scratch {
    /** Rows of the weights, of one chunk of outputs, and at the end one for sums. */
    float[][] weights = {};

    /** Rows of the gradient, likewise. */
    float[][] gradient = {};

    /** The chunk of which the gradient is there; none at first. */
    int chunk;

    /** By columns: the rows whose values are not zero, and where each column's end. */
    int[] rows = {};

    int[] ends = new int[COLUMNS + 1];
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
    int width = width(outputs);
    return Memory.of(
        "products of what is not zero",
        Memory.heap(
            "places",
            Bytes.ints(rows, columns + 1L)
                + Bytes.ints(rows, blocks(columns) + 1L)
                + Bytes.doubles(1, rows)),
        Memory.heap("weights", threads * Rows.bytes(copied(columns) + 1, width)),
        Memory.heap(
            "gradient",
            back
                ? threads * (Rows.bytes(rows + 1, width) + Bytes.ints((long) rows * COLUMNS))
                : 0));
  }

  private static int copied(int columns) {
    return Math.min(columns, COPIED);
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
    return MOST * count() <= (long) rows * columns;
  }

  /** How many values are not zero. */
  private long count() {
    long count = 0;
    for (int row = 0; row < rows; row++) {
      count += starts[row][blocks(columns)];
    }
    return count;
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
    if (scratch.length < engine.threads()) {
      scratch = new Scratch[engine.threads()];
      Arrays.setAll(scratch, thread -> new Scratch());
    }
    int width = width(weights.outputs());
    for (Scratch own : scratch) {
      if (back) {
        own.gradient = atLeast(own.gradient, rows + 1, width);
        own.rows = own.rows.length < rows * COLUMNS ? new int[rows * COLUMNS] : own.rows;
      } else {
        own.weights = atLeast(own.weights, copied(columns) + 1, width);
      }
    }
  }

  private static float[][] atLeast(float[][] rows, int count, int width) {
    // such an array may end with nulls
    boolean enough = rows.length >= count && rows[count - 1] != null && rows[0].length >= width;
    return enough ? rows : Rows.of(count, width);
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
    makeRoom(engine, weights, false);
    int parts = engine.threads();
    int[] first = shares(parts);
    engine.parallel(
        parts,
        (part, thread) ->
            times(weights, bias, out, first[part], first[part + 1], scratch[thread].weights));
  }

  /** The first rows of parts that take as long as each other, for as many values are not zero. */
  private int[] shares(int parts) {
    long all = count();
    int[] first = new int[parts + 1];
    int row = 0;
    long before = 0;
    for (int part = 1; part < parts; part++) {
      while (row < rows && before * parts < all * part) {
        before += starts[row][blocks(columns)];
        row++;
      }
      first[part] = row;
    }
    first[parts] = rows;
    return first;
  }

  private void times(
      WeightMatrix weights, float[] bias, float[] out, int firstRow, int endRow, float[][] copies) {
    int outputs = weights.outputs();
    int width = width(outputs);
    float[] sum = copies[copied(columns)];
    for (int left = 0; left < outputs; left += width) {
      int length = Math.min(width, outputs - left);
      for (int first = 0; first < columns; first += COPIED) {
        int end = Math.min(columns, first + COPIED);
        for (int column = first; column < end; column++) {
          weights.values().get(column * outputs + left, copies[column - first], length);
        }
        for (int row = firstRow; row < endRow; row++) {
          int to = row * outputs + left;
          if (first == 0) {
            System.arraycopy(bias, left, sum, 0, length);
          } else {
            System.arraycopy(out, to, sum, 0, length);
          }
          Kernels.addCombined(
              values,
              row * columns + first,
              1,
              copies,
              lists[row],
              starts[row][first / COLUMNS],
              starts[row][blocks(end)],
              sum,
              length);
          System.arraycopy(sum, 0, out, to, length);
        }
      }
    }
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
    for (Scratch own : scratch) {
      own.chunk = -1;
    }
    double[] gradientSizes = new double[(outputs + width - 1) / width];
    int blocks = blocks(columns);
    engine.parallel(
        blocks * gradientSizes.length,
        (piece, thread) -> {
          Scratch own = scratch[thread];
          int chunk = piece / blocks;
          int first = chunk * width;
          int length = Math.min(width, outputs - first);
          if (own.chunk != chunk) {
            // whichever thread finds it, the size is the same
            gradientSizes[chunk] = copy(gradient, outputs, first, length, own.gradient);
            own.chunk = chunk;
          }
          float[] sum = own.gradient[rows];
          int column = piece % blocks * COLUMNS;
          byColumn(piece % blocks, own);
          for (int i = 0; i < COLUMNS && column + i < columns; i++) {
            Arrays.fill(sum, 0, length, 0f);
            Kernels.addCombined(
                values,
                column + i,
                columns,
                own.gradient,
                own.rows,
                own.ends[i],
                own.ends[i + 1],
                sum,
                length);
            into.values().put((column + i) * outputs + first, sum, length);
          }
        });
    // each value is at most the sum of all sizes on the left times that on the right
    double size = Arrays.stream(sizes, 0, rows).sum() * Arrays.stream(gradientSizes).sum();
    return size < Float.MAX_VALUE / 2;
  }

  /** Copies a chunk of all rows, and returns the sum of all sizes. */
  private double copy(float[] gradient, int outputs, int first, int length, float[][] copies) {
    double size = 0;
    float[] sum = copies[rows];
    for (int group = 0; group < rows; group += ROWS) {
      Arrays.fill(sum, 0, length, 0f);
      for (int row = group; row < Math.min(rows, group + ROWS); row++) {
        System.arraycopy(gradient, row * outputs + first, copies[row], 0, length);
        Kernels.addSizes(copies[row], sum, length);
      }
      for (int k = 0; k < length; k++) {
        size += sum[k];
      }
    }
    return size;
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
    int all = ends[COLUMNS];
    for (int row = rows - 1; row >= 0; row--) {
      int[] list = lists[row];
      int end = starts[row][block + 1];
      for (int i = starts[row][block]; i < end; i++) {
        own.rows[--ends[list[i] - first + 1]] = row;
      }
    }
    // each is where its column begins now
    System.arraycopy(ends, 1, ends, 0, COLUMNS);
    ends[COLUMNS] = all;
  }
}
