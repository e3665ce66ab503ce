package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A matrix off the heap, or a block of one, as BLAS takes it. BLAS is called without ND4J's
 * wrapper, which copies row-major results.
 *
 * @param values the memory it is in
 * @param at the index of its first value
 * @param stride how far apart the rows are that lie in memory
 * @param transposed whether these are its columns
 */
public record Block(OffHeap values, long at, int stride, boolean transposed) {

  /**
   * A matrix that lies row by row.
   *
   * @param values the memory it is in
   * @param at the index of its first value
   * @param stride how far apart its rows are
   */
  public Block(OffHeap values, long at, int stride) {
    this(values, at, stride, false);
  }

  /** {@return the transposed matrix} */
  public Block transpose() {
    return new Block(values, at, stride, !transposed);
  }

  /**
   * {@return what is left of it from a row on}
   *
   * @param row the first row
   */
  public Block fromRow(int row) {
    return new Block(values, at + row * (transposed ? 1L : stride), stride, transposed);
  }

  /**
   * {@return what is left of it from a column on}
   *
   * @param column the first column
   */
  public Block fromColumn(int column) {
    return transpose().fromRow(column).transpose();
  }

  /**
   * {@return its rows, or columns, that lie in memory, leaving out all but every so many}
   *
   * @param count how many apart those are that stay
   */
  public Block every(int count) {
    return new Block(values, at, Math.multiplyExact(stride, count), transposed);
  }

  /**
   * {@code c[m,n] = a[m,k] * b[k,n]}, by one call of BLAS on this thread.
   *
   * @param a the left side
   * @param b the right side
   * @param c receives the product; not transposed
   * @param m the rows of the product
   * @param n the columns of the product
   * @param k what is summed over
   */
  public static void multiply(Block a, Block b, Block c, int m, int n, int k) {
    multiply(1f, a, b, 0f, c, m, n, k);
  }

  /** A thread's pointers, which it moves from call to call: hundreds of new ones would be made. */
  private static final class Pointers {
    final Movable a = new Movable();
    final Movable b = new Movable();
    final Movable c = new Movable();
  }

  private static final ThreadLocal<Pointers> POINTERS = ThreadLocal.withInitial(Pointers::new);

  /** A pointer that keeps nothing from being freed. */
  private static final class Movable extends FloatPointer {

    Movable() {
      super((Pointer) null);
    }

    Movable to(Block block) {
      address = block.values.pointer(0).address() + Float.BYTES * block.at;
      return this;
    }
  }

  /** {@code c[m,n] = kept*c + scale * a[m,k] * b[k,n]}. */
  static void multiply(float scale, Block a, Block b, float kept, Block c, int m, int n, int k) {
    Pointers pointers = POINTERS.get();
    try {
      cblas_sgemm(
          CblasRowMajor,
          a.transposed ? CblasTrans : CblasNoTrans,
          b.transposed ? CblasTrans : CblasNoTrans,
          m,
          n,
          k,
          scale,
          pointers.a.to(a),
          a.stride,
          pointers.b.to(b),
          b.stride,
          kept,
          pointers.c.to(c),
          c.stride);
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }
}
