package io.snn4j.core.engine;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The pieces that a matrix product [m,n] is cut into, each of which one single-threaded call of
 * BLAS makes. Nothing of them depends on the number of threads.
 *
 * <p>BLAS copies the sides of large products first, so that its kernels find them in order. Those
 * that OpenBLAS has for AVX-512 read the sides of small products where they are; for some shapes
 * many small products then take less time than a few large ones.
 *
 * @param m the rows of the product
 * @param n its columns
 * @param down how many pieces share the rows
 * @param across how many pieces share the columns
 * @param rowUnit pieces begin at multiples of so many rows
 * @param columnUnit pieces begin at multiples of so many columns
 */
record Pieces(int m, int n, int down, int across, int rowUnit, int columnUnit) {

  /** Multiplications of a product whose sides are not copied, at most. */
  static final int MULTIPLICATIONS = 1_000_000;

  /** Values of such a product of rows with rows, at most: each is summed across a vector. */
  static final int SUMS = 1200;

  /** What is summed over at least for these sums to matter little. */
  private static final int LEAST_SUMMED = 256;

  /** Rows of the right side for a product of rows with rows: twice as many as kernels take. */
  private static final int ROWS = 8;

  /** Rows and columns of a product of columns with columns that kernels take. */
  private static final int TAKEN_ROWS = 6;

  private static final int TAKEN_COLUMNS = 4 * OffHeap.LINE;

  /** The most columns for a piece, and the least rows for such pieces to pay. */
  private static final int MOST_COLUMNS = 6 * TAKEN_COLUMNS;

  private static final int LEAST_ROWS = 3 * TAKEN_ROWS;

  private static final int FEW = 4;
  private static final int LARGE_COLUMNS = 64;
  private static final int LARGE_ROWS = 128;

  /** Whether this BLAS has kernels that copy nothing. */
  static final boolean READS_IN_PLACE = sumsAcrossVectors();

  /** A part of a product. */
  record Piece(int row, int rows, int column, int columns) {

    int endRow() {
      return row + rows;
    }

    int endColumn() {
      return column + columns;
    }

    /** {@code c = kept*c + a * b} for the whole matrices' piece; k is what is summed over. */
    void multiply(Block a, Block b, float kept, Block c, int k) {
      Block ours = a.fromRow(row);
      Block theirs = b.fromColumn(column);
      Block product = c.fromRow(row).fromColumn(column);
      Block.multiply(1f, ours, theirs, kept, product, rows, columns, k);
    }
  }

  /** A few pieces along the longer side, because each copies all of the other. */
  static Pieces large(int m, int n) {
    boolean byColumns = n >= 2 * LARGE_COLUMNS && (n >= m || m < 2 * LARGE_ROWS);
    int most = byColumns ? n / LARGE_COLUMNS : m / LARGE_ROWS;
    int pieces = Math.max(1, Math.min(FEW, most));
    return new Pieces(
        m, n, byColumns ? 1 : pieces, byColumns ? pieces : 1, OffHeap.LINE, OffHeap.LINE);
  }

  /**
   * For {@code a[m,k] * b[n,k]^T}, whose rows meet: a few rows of b at a time, while all of a is in
   * the L2 cache.
   *
   * @param stride how far apart the rows of either side are
   */
  static Pieces ofRows(int m, int n, int k, int stride) {
    int most = Math.min(SUMS, MULTIPLICATIONS / k) / m / ROWS * ROWS;
    // a vector that spans two cache lines is read twice
    boolean inLine = stride % OffHeap.LINE == 0;
    return READS_IN_PLACE && k >= LEAST_SUMMED && inLine && most > 0
        ? new Pieces(m, n, 1, Math.max(ceiling(n, most), Math.min(FEW, ceiling(n, ROWS))), 1, ROWS)
        : large(m, n);
  }

  /** For {@code a[k,m]^T * b[k,n]}, whose columns meet. */
  static Pieces ofColumns(int m, int n, int k) {
    int across = ceiling(n, MOST_COLUMNS);
    int columns = Math.min(n, ceiling(ceiling(n, across), TAKEN_COLUMNS) * TAKEN_COLUMNS);
    int most = MULTIPLICATIONS / k / columns / TAKEN_ROWS * TAKEN_ROWS;
    return READS_IN_PLACE && most >= LEAST_ROWS
        ? new Pieces(m, n, ceiling(m, most), across, TAKEN_ROWS, TAKEN_COLUMNS)
        : large(m, n);
  }

  private static int ceiling(int size, int most) {
    return (size + most - 1) / most;
  }

  /** Does a product piece by piece. */
  void run(Engine engine, Consumer<Piece> action) {
    engine.parallel(
        down * across,
        i -> {
          int row = bound(i / across, down, m, rowUnit);
          int column = bound(i % across, across, n, columnUnit);
          int rows = bound(i / across + 1, down, m, rowUnit) - row;
          int columns = bound(i % across + 1, across, n, columnUnit) - column;
          action.accept(new Piece(row, rows, column, columns));
        });
  }

  /** Where a piece begins; they are about as large as each other. */
  private static int bound(int piece, int pieces, int size, int unit) {
    return Math.min(size, (int) ((long) piece * ceiling(size, unit) / pieces) * unit);
  }

  /**
   * Whether rows that meet are summed as the lanes of a vector, which no other kernel does: a one
   * is then not lost between two numbers too large for it, of which the second takes the first
   * away, because it is in another lane.
   */
  private static boolean sumsAcrossVectors() {
    int size = 2 * OffHeap.LINE;
    float[] rows = new float[size * size];
    for (int row = 0; row < rows.length; row += size) {
      rows[row] = 0x1p24f;
      rows[row + OffHeap.LINE / 2] = 1;
      rows[row + OffHeap.LINE] = -0x1p24f;
    }
    float[] ones = new float[size * size];
    Arrays.fill(ones, 1);
    OffHeap left = new OffHeap(rows.length);
    OffHeap right = new OffHeap(ones.length);
    OffHeap sums = new OffHeap(ones.length);
    left.put(0, rows, rows.length);
    right.put(0, ones, ones.length);
    Block a = new Block(left, 0, size);
    Block b = new Block(right, 0, size).transpose();
    Block.multiply(a, b, new Block(sums, 0, size), size, size, size);
    sums.get(0, ones, ones.length);
    return ones[0] == 1;
  }
}
