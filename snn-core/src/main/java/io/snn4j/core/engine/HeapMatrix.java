package io.snn4j.core.engine;

import io.snn4j.core.memory.Memory;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products between arrays on the heap and ND4J's weights, by the BLAS that ND4J ships.
 *
 * <p>Each product is {@linkplain Pieces cut into pieces} whose bounds do not depend on the number
 * of threads, so neither do the bits. An instance holds the off-heap copies of the heap arrays and
 * belongs to one thread at a time.
 *
 * <p>Of a layer's input the first and the last columns take no part in a product where they are all
 * zero, as the margins of pictures are; so an infinite weight that meets nothing else goes unseen.
 */
public final class HeapMatrix {

  /** Values that one thread copies at a time. */
  private static final int COPIED = 1 << 14;

  private static final float[] NONE = {};

  private OffHeap left = new OffHeap(1);
  private OffHeap right = new OffHeap(1);
  private OffHeap result = new OffHeap(1);
  private float[] zeros = {};

  /** The array that is in {@link #right} since the last product with it on the left. */
  private float[] staged = NONE;

  private Look stagedLook = new Look(0, 1, 0);

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
   * Takes the memory that products with weights need, before it is needed.
   *
   * @param m the rows of the input
   * @param weights the weights
   * @param back whether {@link #transposedTimes} will be called, too
   */
  public void makeRoom(int m, WeightMatrix weights, boolean back) {
    right = right.atLeast(m * weights.inputs());
    result = result.atLeast(m * weights.outputs());
    left = left.atLeast(back ? m * weights.outputs() : 1);
  }

  /**
   * {@code c[m,outputs] = bias[outputs] + a[m,inputs] * b^T}, with all but b on the heap. It may be
   * followed by {@link #transposedTimes} with the same a as the input, which must not have changed.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the weights
   * @param bias what is added to every row
   * @param c receives the result, row-major
   * @param m the rows of the result
   */
  public void timesTransposed(
      Engine engine, float[] a, WeightMatrix b, float[] bias, float[] c, int m) {
    int k = b.inputs();
    int n = b.outputs();
    makeRoom(m, b, false);
    OffHeap sum = result;
    staged = a;
    stagedLook = stage(engine, a, right, m, k, row -> sum.put(row * n, bias, n));
    Look look = stagedLook;
    Block ours = new Block(right, look.first, k);
    Block theirs = b.block().fromColumn(look.first).transpose();
    Block whole = new Block(sum, 0, n);
    Pieces pieces = b.byInput() ? Pieces.large(m, n) : Pieces.ofRows(m, n, look.length(), k);
    pieces.run(engine, piece -> piece.multiply(ours, theirs, 1f, whole, look.length()));
    fetch(engine, sum, c, m * n);
  }

  /**
   * {@code c[m,inputs] = a[m,outputs] * b}, with a and c on the heap.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the weights
   * @param c receives the result, row-major
   * @param m the rows of the result
   */
  public void times(Engine engine, float[] a, WeightMatrix b, float[] c, int m) {
    int k = b.outputs();
    int n = b.inputs();
    left = left.atLeast(m * k);
    stage(engine, a, left, m, k, row -> {});
    result = result.atLeast(m * n);
    Block ours = new Block(left, 0, k);
    Block theirs = b.block();
    Block whole = new Block(result, 0, n);
    Pieces.large(m, n).run(engine, piece -> piece.multiply(ours, theirs, 0f, whole, k));
    fetch(engine, result, c, m * n);
  }

  /**
   * {@code c = a[k,outputs]^T * b[k,inputs]}, with a and b on the heap.
   *
   * @param engine runs the work
   * @param a the gradient, row-major
   * @param b the input, row-major
   * @param c receives the result, the weights' gradient
   * @param k what is summed over
   * @return true if the result is finite for sure, as products of sizes tell without a look at it
   */
  public boolean transposedTimes(Engine engine, float[] a, float[] b, WeightMatrix c, int k) {
    int m = c.outputs();
    int n = c.inputs();
    left = left.atLeast(k * m);
    Look leftLook = stage(engine, a, left, k, m, row -> {});
    if (b != staged) {
      right = right.atLeast(k * n);
      stagedLook = stage(engine, b, right, k, n, row -> {});
      // it may change until the next product
      staged = NONE;
    }
    Look look = stagedLook;
    Block gradient = new Block(left, 0, m);
    Block input = new Block(right, look.first, n);
    if (c.byInput()) {
      timesByInput(engine, input.transpose(), gradient, c, look, k);
    } else {
      timesByOutput(engine, gradient.transpose(), input, c, look, k);
    }
    // each value is at most the sum of all sizes on the left times that on the right
    return leftLook.size * look.size < Float.MAX_VALUE / 2;
  }

  private void timesByOutput(
      Engine engine, Block left, Block right, WeightMatrix c, Look look, int k) {
    int n = c.inputs();
    OffHeap into = c.values();
    Block whole = c.block().fromColumn(look.first);
    zeros = Buffers.atLeast(zeros, n - look.length());
    Pieces.ofColumns(c.outputs(), look.length(), k)
        .run(
            engine,
            piece -> {
              piece.multiply(left, right, 0f, whole, k);
              for (int row = piece.row(); row < piece.endRow(); row++) {
                if (piece.column() == 0 && look.first > 0) {
                  into.put(row * n, zeros, look.first);
                }
                if (piece.endColumn() == look.length() && look.end < n) {
                  into.put(row * n + look.end, zeros, n - look.end);
                }
              }
            });
  }

  private void timesByInput(
      Engine engine, Block left, Block right, WeightMatrix c, Look look, int k) {
    int n = c.outputs();
    Block whole = c.block().transpose().fromRow(look.first);
    Pieces.large(look.length(), n).run(engine, piece -> piece.multiply(left, right, 0f, whole, k));
    zeros = Buffers.atLeast(zeros, n);
    for (int input = 0; input < c.inputs(); input++) {
      if (input < look.first || input >= look.end) {
        c.values().put(input * n, zeros, n);
      }
    }
  }

  /**
   * Copies a tensor to the heap.
   *
   * @param from what to copy
   * @param into receives as many values, in c order
   */
  public static void copy(INDArray from, float[] into) {
    MemoryOrder.read(from, into);
  }

  /**
   * Copies values from the heap into a tensor.
   *
   * @param from what to copy, in c order
   * @param into receives as many values
   */
  public static void copy(float[] from, INDArray into) {
    MemoryOrder.write(from, into);
  }

  /**
   * What is seen of a matrix when it is copied.
   *
   * @param first the first of the columns that are not all zero, or one a little before it
   * @param end the column after the last of these
   * @param size the sum of the sizes of all values
   */
  private record Look(int first, int end, double size) {

    static Look at(float[] values, int from, int to, int columns, double size) {
      int first = columns - 1;
      int end = 1;
      for (int row = from; row < to; row++) {
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
      return new Look(first, end, size);
    }

    /** At all rows, of which these are some each. */
    static Look at(Look[] parts) {
      int first = Integer.MAX_VALUE;
      int end = 1;
      double size = 0;
      for (Look part : parts) {
        first = Math.min(first, part.first);
        end = Math.max(end, part.end);
        size += part.size;
      }
      // where a cache line may begin
      first = first / OffHeap.LINE * OffHeap.LINE;
      return new Look(first, Math.max(end, first + 1), size);
    }

    int length() {
      return end - first;
    }
  }

  /** Copies a matrix off the heap, and does something else with each row. */
  private static Look stage(
      Engine engine, float[] from, OffHeap into, int rows, int columns, IntConsumer also) {
    int each = Math.max(1, COPIED / columns);
    Look[] looks = new Look[(rows + each - 1) / each];
    engine.parallel(
        looks.length,
        i -> {
          int row = i * each;
          int end = Math.min(rows, row + each);
          int at = row * columns;
          int length = (end - row) * columns;
          into.put(at, from, at, length);
          looks[i] = Look.at(from, row, end, columns, into.sumOfSizes(at, length));
          for (; row < end; row++) {
            also.accept(row);
          }
        });
    return Look.at(looks);
  }

  private static void fetch(Engine engine, OffHeap from, float[] into, int length) {
    engine.parallel(
        (length + COPIED - 1) / COPIED,
        i -> {
          int at = i * COPIED;
          from.get(at, into, at, Math.min(COPIED, length - at));
        });
  }
}
