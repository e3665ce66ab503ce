package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemv;

import java.lang.ref.Reference;

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
    return new Block(values, toRow(row), stride, transposed);
  }

  /**
   * {@return what is left of it from a column on}
   *
   * @param column the first column
   */
  public Block fromColumn(int column) {
    return new Block(values, toColumn(column), stride, transposed);
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
    final MovablePointer a = new MovablePointer();
    final MovablePointer b = new MovablePointer();
    final MovablePointer c = new MovablePointer();
  }

  private static final ThreadLocal<Pointers> POINTERS = ThreadLocal.withInitial(Pointers::new);

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
          pointers.a.to(a.values, a.at),
          a.stride,
          pointers.b.to(b.values, b.at),
          b.stride,
          kept,
          pointers.c.to(c.values, c.at),
          c.stride);
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }

  /** Rows or columns up to which a vector at a time pays; at 20 it does not, at 10 it does. */
  private static final int FEW = 16;

  /**
   * {@code c[m,n] = a[m,k] * b[k,n]} where the product has few rows, or few columns.
   *
   * @param a the left side
   * @param b the right side
   * @param c receives the product; not transposed
   * @param m the rows of the product
   * @param n the columns of the product
   * @param k what is summed over
   */
  public static void multiplyFew(Block a, Block b, Block c, int m, int n, int k) {
    multiplyFew(1f, a, b, 0f, c, m, n, k);
  }

  /**
   * {@code c[m,n] = kept*c + scale * a[m,k] * b[k,n]} where the product has few rows, or few
   * columns. BLAS copies the sides of products, unless it has kernels that do not; where little is
   * done with each value, a vector at a time takes less time than the copies.
   */
  static void multiplyFew(float scale, Block a, Block b, float kept, Block c, int m, int n, int k) {
    if (Pieces.READS_IN_PLACE || Math.min(m, n) > FEW) {
      multiply(scale, a, b, kept, c, m, n, k);
    } else {
      multiplyByVectors(scale, a, b, kept, c, m, n, k);
    }
  }

  /** The same, one column of the product after another, or one row where these are fewer. */
  static void multiplyByVectors(
      float scale, Block a, Block b, float kept, Block c, int m, int n, int k) {
    if (n < m) {
      for (int j = 0; j < n; j++) {
        // a column of the product is a times a column of b
        multiply(
            scale,
            a,
            a.transposed,
            m,
            k,
            b,
            b.toColumn(j),
            b.downColumn(),
            kept,
            c,
            c.toColumn(j),
            c.downColumn());
      }
    } else {
      for (int i = 0; i < m; i++) {
        // a row of it is b^T times a row of a
        multiply(
            scale,
            b,
            !b.transposed,
            n,
            k,
            a,
            a.toRow(i),
            a.alongRow(),
            kept,
            c,
            c.toRow(i),
            c.alongRow());
      }
    }
  }

  /**
   * {@code y = kept*y + scale * matrix * x} for vectors in two blocks' memory, each given by its
   * first value and how far apart its values are.
   */
  private static void multiply(
      float scale,
      Block matrix,
      boolean transposed,
      int rows,
      int columns,
      Block x,
      long atX,
      int apartX,
      float kept,
      Block y,
      long atY,
      int apartY) {
    Pointers pointers = POINTERS.get();
    try {
      cblas_sgemv(
          CblasRowMajor,
          transposed ? CblasTrans : CblasNoTrans,
          transposed ? columns : rows,
          transposed ? rows : columns,
          scale,
          pointers.a.to(matrix.values, matrix.at),
          matrix.stride,
          pointers.b.to(x.values, atX),
          apartX,
          kept,
          pointers.c.to(y.values, atY),
          apartY);
    } finally {
      Reference.reachabilityFence(matrix);
      Reference.reachabilityFence(x);
      Reference.reachabilityFence(y);
    }
  }

  private long toRow(int row) {
    return at + row * (transposed ? 1L : stride);
  }

  private int alongRow() {
    return transposed ? stride : 1;
  }

  private long toColumn(int column) {
    return at + column * (transposed ? (long) stride : 1L);
  }

  private int downColumn() {
    return transposed ? 1 : stride;
  }
}
