package io.snn4j.core.engine;

import io.snn4j.core.memory.Memory;
import java.util.Arrays;

/**
 * Rows of floats, one for each step or several, and a few sums of them, each with factors of its
 * own. For one thread at a time.
 *
 * <p>They are where the sums take least time. BLAS takes rows off the heap, but where it has no
 * kernels that read small matrices in place, it copies all of them first, or reads them once for
 * each sum. There they are on the heap, and loops take five at a time, which stay in the L1 cache
 * while they are added to one sum after another.
 */
public final class StepRows {

  /** The most sums at once. */
  public static final int SUMS = 16;

  private static final int AT_ONCE = 5;

  private final boolean onHeap;
  private final OffHeapMatrix matrix = new OffHeapMatrix();
  private final OffHeapMatrix product = new OffHeapMatrix();

  /** The sums and then, on the heap, the rows: made at once so that vectors meet them in step. */
  private float[][] all = {};

  private int room;

  /**
   * The factors of a row and of the next, side by side with those of sums that are not asked for.
   *
   * @param values all of them
   * @param offHeap the same
   * @param at the index of the first
   * @param apart how far apart those of a row and of the next are
   */
  public record Factors(float[] values, OffHeap offHeap, int at, int apart) {}

  /** Rows to be made room for. */
  public StepRows() {
    this(!Pieces.READS_IN_PLACE);
  }

  /** On the heap or not. */
  StepRows(boolean onHeap) {
    this.onHeap = onHeap;
  }

  /**
   * {@return what an instance takes}
   *
   * @param rows the rows
   * @param columns the values of each
   */
  public static Memory memory(long rows, int columns) {
    boolean onHeap = !Pieces.READS_IN_PLACE;
    return Memory.of(
        "rows and sums",
        Memory.heap("rows", Rows.bytes(Math.toIntExact(SUMS + (onHeap ? rows : 0)), columns)),
        OffHeapMatrix.memory(onHeap ? 0 : rows + SUMS, columns));
  }

  /**
   * Makes room for rows of whatever values.
   *
   * @param rows how many rows
   * @param columns how many values each has at most
   */
  public void resize(int rows, int columns) {
    if (!onHeap) {
      matrix.resize(rows, columns);
      product.resize(SUMS, columns);
    }
    int needed = SUMS + (onHeap ? rows : 0);
    if (room < needed || all[0].length < columns) {
      all = Rows.of(needed, columns);
      room = needed;
    }
  }

  private float[] row(int row) {
    return all[SUMS + row];
  }

  /**
   * {@return where a row may be written: the row itself, or the array given, which is then to be
   * {@linkplain #put put} there}
   *
   * @param row which row
   * @param own an array of as many values
   */
  public float[] room(int row, float[] own) {
    return onHeap ? row(row) : own;
  }

  /**
   * Writes a row.
   *
   * @param row which row
   * @param from its values, in an array of their own or in the row's {@link #room}
   * @param first the index of the first of them
   * @param length how many values
   */
  public void put(int row, float[] from, int first, int length) {
    if (!onHeap) {
      matrix.put(row, 0, from, first, length);
    } else if (from != row(row)) {
      System.arraycopy(from, first, row(row), 0, length);
    }
  }

  /**
   * Reads a row.
   *
   * @param row which row
   * @param into receives its values
   * @param at the index of the first of them
   * @param length how many values
   */
  public void get(int row, float[] into, int at, int length) {
    if (onHeap) {
      System.arraycopy(row(row), 0, into, at, length);
    } else {
      matrix.get(row, 0, into, at, length);
    }
  }

  /**
   * {@code sum[k] = sum over i of g[at + i*apart + k] * row[first + i*every]}.
   *
   * @param g the factors
   * @param count how many sums, at most {@link #SUMS}
   * @param first the first row
   * @param every how far apart the rows are
   * @param rows how many rows
   * @param length how many values of each row
   * @return an array for each sum, until the next call; other arrays follow
   */
  public float[][] sums(Factors g, int count, int first, int every, int rows, int length) {
    if (onHeap) {
      addUp(g, count, first, every, rows, length);
    } else {
      Block left = new Block(g.offHeap, g.at, g.apart).transpose();
      Block right = matrix.block().fromRow(first).every(every);
      Block.multiply(left, right, product.block(), count, length, rows);
      for (int k = 0; k < count; k++) {
        product.get(k, 0, all[k], 0, length);
      }
    }
    return all;
  }

  private void addUp(Factors g, int count, int first, int every, int rows, int length) {
    float[] factors = g.values;
    int apart = g.apart;
    int i = 0;
    for (; i + AT_ONCE <= rows; i += AT_ONCE) {
      float[] x0 = row(first + i * every);
      float[] x1 = row(first + (i + 1) * every);
      float[] x2 = row(first + (i + 2) * every);
      float[] x3 = row(first + (i + 3) * every);
      float[] x4 = row(first + (i + 4) * every);
      for (int k = 0; k < count; k++) {
        int a = g.at + i * apart + k;
        float a0 = factors[a];
        float a1 = factors[a + apart];
        float a2 = factors[a + 2 * apart];
        float a3 = factors[a + 3 * apart];
        float a4 = factors[a + 4 * apart];
        if (i == 0) {
          Kernels.combine5(a0, a1, a2, a3, a4, x0, x1, x2, x3, x4, all[k], length);
        } else {
          Kernels.add5(a0, a1, a2, a3, a4, x0, x1, x2, x3, x4, all[k], length);
        }
      }
    }
    for (int k = 0; i == 0 && k < count; k++) {
      Arrays.fill(all[k], 0, length, 0f);
    }
    for (; i < rows; i++) {
      for (int k = 0; k < count; k++) {
        Kernels.add(factors[g.at + i * apart + k], row(first + i * every), all[k], length);
      }
    }
  }
}
