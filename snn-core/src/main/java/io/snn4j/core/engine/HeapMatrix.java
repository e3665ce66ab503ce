package io.snn4j.core.engine;

import io.snn4j.core.memory.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products between arrays on the heap and ND4J's weights, by the BLAS that ND4J ships.
 *
 * <p>Each product is cut into pieces whose bounds do not depend on the number of threads; every
 * piece is one single-threaded BLAS call, so neither do the bits. An instance holds the off-heap
 * copies of the heap arrays and belongs to one thread at a time.
 *
 * <p>Of a layer's input the first and the last columns take no part in a product where they are all
 * zero, as the margins of pictures are; so an infinite weight that meets nothing else goes unseen.
 */
public final class HeapMatrix {

  private static final int PIECES = 4;
  private static final int LEAST_COLUMNS = 64;
  private static final int LEAST_ROWS = 128;

  /** Values that one thread copies at a time, and rows whose margins it clears. */
  private static final int COPIED = 1 << 15;

  private static final int ROWS = 256;

  private static final float[] NONE = {};

  private OffHeap left = new OffHeap(1);
  private OffHeap right = new OffHeap(1);
  private OffHeap result = new OffHeap(1);
  private float[] zeros = {};

  /** The array that is in {@link #right} since the last product with it on the left. */
  private float[] staged = NONE;

  private Span stagedSpan = new Span(0, 1);

  /**
   * {@return what an instance takes for products with at most so many values on either side and as
   * result; a side that is off the heap already counts for nothing}
   *
   * @param left the values of the left side
   * @param right the values of the right side
   * @param result the values of the result
   */
  public static Memory memory(long left, long right, long result) {
    return Memory.offHeapFloats("matrix products", left + right + result);
  }

  /**
   * {@code c[m,n] = bias[n] + a[m,k] * b[n,k]^T}, with all but b on the heap. It may be followed by
   * {@link #transposedTimes} with the same a on the right, which must not have changed.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the right side, row-major
   * @param bias what is added to every row
   * @param c receives the result, row-major
   * @param m the rows of the result
   * @param k what is summed over
   * @param n the columns of the result
   */
  public void timesTransposed(
      Engine engine, float[] a, OffHeap b, float[] bias, float[] c, int m, int k, int n) {
    right = stage(engine, right, a, m * k);
    staged = a;
    result = result.atLeast(m * n);
    OffHeap sum = result;
    inPieces(
        engine,
        m,
        Math.max(1, COPIED / n),
        (from, count) -> {
          for (int row = from; row < from + count; row++) {
            sum.put(row * n, bias, n);
          }
        });
    Span span = Span.of(a, m, k);
    stagedSpan = span;
    Block ours = new Block(right, span.first, k);
    Block theirs = new Block(b, span.first, k).transpose();
    product(engine, ours, theirs, 1f, new Block(result, 0, n), m, n, span.length());
    fetch(engine, result, c, m * n);
  }

  /**
   * {@code c[m,n] = a[m,k] * b[k,n]}, with a and c on the heap.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the right side, row-major
   * @param c receives the result, row-major
   * @param m the rows of the result
   * @param k what is summed over
   * @param n the columns of the result
   */
  public void times(Engine engine, float[] a, OffHeap b, float[] c, int m, int k, int n) {
    left = stage(engine, left, a, m * k);
    result = result.atLeast(m * n);
    Block ours = new Block(left, 0, k);
    product(engine, ours, new Block(b, 0, n), 0f, new Block(result, 0, n), m, n, k);
    fetch(engine, result, c, m * n);
  }

  /**
   * {@code c[m,n] = a[k,m]^T * b[k,n]}, with a and b on the heap.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the right side, row-major
   * @param c receives the result, row-major
   * @param k what is summed over
   * @param m the rows of the result
   * @param n the columns of the result
   */
  public void transposedTimes(Engine engine, float[] a, float[] b, OffHeap c, int k, int m, int n) {
    left = stage(engine, left, a, k * m);
    boolean known = b == staged;
    if (!known) {
      right = stage(engine, right, b, k * n);
      staged = NONE;
    }
    Span span = known ? stagedSpan : Span.of(b, k, n);
    Block ours = new Block(left, 0, m).transpose();
    Block theirs = new Block(right, span.first, n);
    product(engine, ours, theirs, 0f, new Block(c, span.first, n), m, span.length(), k);
    if (span.length() < n) {
      zeros = Buffers.atLeast(zeros, n);
      inPieces(
          engine,
          m,
          ROWS,
          (from, count) -> {
            for (int row = from; row < from + count; row++) {
              c.put(row * n, zeros, span.first);
              c.put(row * n + span.end, zeros, n - span.end);
            }
          });
    }
  }

  /**
   * Copies a tensor to the heap.
   *
   * @param from what to copy
   * @param into receives as many values
   */
  public static void copy(INDArray from, float[] into) {
    new OffHeap(from).get(0, into, Math.toIntExact(from.length()));
  }

  /**
   * Copies values from the heap into a tensor.
   *
   * @param from what to copy
   * @param into receives as many values
   */
  public static void copy(float[] from, INDArray into) {
    new OffHeap(into).put(0, from, Math.toIntExact(into.length()));
  }

  /** The columns of a matrix from the first to the last that is not all zero; at least one. */
  private record Span(int first, int end) {

    static Span of(float[] values, int rows, int columns) {
      int first = columns - 1;
      int end = 1;
      for (int row = 0; row < rows; row++) {
        int at = row * columns;
        int n = 0;
        while (n < first && values[at + n] == 0) {
          n++;
        }
        first = n;
        n = columns;
        while (n > end && values[at + n - 1] == 0) {
          n--;
        }
        end = n;
      }
      // where a cache line may begin
      first = first / OffHeap.LINE * OffHeap.LINE;
      return new Span(first, Math.max(end, first + 1));
    }

    int length() {
      return end - first;
    }
  }

  /** {@code c[m,n] = kept*c + a[m,k] * b[k,n]}. */
  private static void product(
      Engine engine, Block a, Block b, float kept, Block c, int m, int n, int k) {
    // along the longer side, because every piece packs all of the other
    boolean byColumns = n >= 2 * LEAST_COLUMNS && (n >= m || m < 2 * LEAST_ROWS);
    int size = byColumns ? n : m;
    int pieces = Math.max(1, Math.min(PIECES, size / (byColumns ? LEAST_COLUMNS : LEAST_ROWS)));
    int each = (size + pieces * OffHeap.LINE - 1) / (pieces * OffHeap.LINE) * OffHeap.LINE;
    inPieces(
        engine,
        size,
        each,
        (from, count) -> {
          if (byColumns) {
            Block.multiply(1f, a, b.fromColumn(from), kept, c.fromColumn(from), m, count, k);
          } else {
            Block.multiply(1f, a.fromRow(from), b, kept, c.fromRow(from), count, n, k);
          }
        });
  }

  private static OffHeap stage(Engine engine, OffHeap room, float[] values, int length) {
    OffHeap staged = room.atLeast(length);
    inPieces(engine, length, COPIED, (from, count) -> staged.put(from, values, from, count));
    return staged;
  }

  private static void fetch(Engine engine, OffHeap from, float[] into, int length) {
    inPieces(engine, length, COPIED, (at, count) -> from.get(at, into, at, count));
  }

  /** A part of the work. */
  @FunctionalInterface
  private interface Part {
    void run(int from, int count);
  }

  private static void inPieces(Engine engine, int length, int each, Part part) {
    engine.parallel(
        (length + each - 1) / each,
        piece -> part.run(piece * each, Math.min(each, length - piece * each)));
  }
}
