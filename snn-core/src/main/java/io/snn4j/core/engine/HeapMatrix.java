package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import io.snn4j.core.memory.Memory;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products between arrays on the heap and ND4J's weights, by the BLAS that ND4J ships.
 *
 * <p>Each product is cut into pieces whose bounds depend on its shape alone; every piece is one
 * single-threaded BLAS call, so the bits do not depend on the number of threads. BLAS is called
 * without ND4J's wrapper, which copies row-major results. An instance holds the off-heap copies of
 * the heap arrays and belongs to one thread at a time.
 */
public final class HeapMatrix {

  private static final int PIECES = 4;
  private static final int LEAST_COLUMNS = 64;
  private static final int LEAST_ROWS = 128;

  /** Values that one thread copies at a time. */
  private static final int COPIED = 1 << 15;

  private FloatPointer left = new FloatPointer(1L);
  private FloatPointer right = new FloatPointer(1L);
  private FloatPointer result = new FloatPointer(1L);

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
   * {@code c[m,n] = a[m,k] * b[n,k]^T}, with a and c on the heap.
   *
   * @param engine runs the work
   * @param a the left side, row-major
   * @param b the right side, row-major
   * @param c receives the result, row-major
   * @param m the rows of the result
   * @param k what is summed over
   * @param n the columns of the result
   */
  public void timesTransposed(
      Engine engine, float[] a, INDArray b, float[] c, int m, int k, int n) {
    left = stage(engine, left, a, m * k);
    result = room(result, m * n);
    product(engine, left, false, pointer(b), true, result, m, n, k);
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
  public void times(Engine engine, float[] a, INDArray b, float[] c, int m, int k, int n) {
    left = stage(engine, left, a, m * k);
    result = room(result, m * n);
    product(engine, left, false, pointer(b), false, result, m, n, k);
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
  public void transposedTimes(
      Engine engine, float[] a, float[] b, INDArray c, int k, int m, int n) {
    left = stage(engine, left, a, k * m);
    right = stage(engine, right, b, k * n);
    product(engine, left, true, right, false, pointer(c), m, n, k);
  }

  /**
   * Copies a tensor to the heap.
   *
   * @param from what to copy
   * @param into receives as many values
   */
  public static void copy(INDArray from, float[] into) {
    pointer(from).position(0).get(into, 0, Math.toIntExact(from.length()));
  }

  /**
   * Copies values from the heap into a tensor.
   *
   * @param from what to copy
   * @param into receives as many values
   */
  public static void copy(float[] from, INDArray into) {
    pointer(into).position(0).put(from, 0, Math.toIntExact(into.length()));
  }

  private static void product(
      Engine engine,
      FloatPointer a,
      boolean transposeA,
      FloatPointer b,
      boolean transposeB,
      FloatPointer c,
      int m,
      int n,
      int k) {
    boolean byColumns = n >= 2 * LEAST_COLUMNS;
    int size = byColumns ? n : m;
    int pieces = Math.max(1, Math.min(PIECES, size / (byColumns ? LEAST_COLUMNS : LEAST_ROWS)));
    engine.parallel(
        pieces,
        piece -> {
          int from = (int) ((long) piece * size / pieces);
          int length = (int) ((piece + 1L) * size / pieces) - from;
          long aAt = byColumns ? 0 : transposeA ? from : (long) from * k;
          long bAt = byColumns ? (transposeB ? (long) from * k : from) : 0;
          long cAt = byColumns ? from : (long) from * n;
          cblas_sgemm(
              CblasRowMajor,
              transposeA ? CblasTrans : CblasNoTrans,
              transposeB ? CblasTrans : CblasNoTrans,
              byColumns ? m : length,
              byColumns ? length : n,
              k,
              1f,
              at(a, aAt),
              transposeA ? m : k,
              at(b, bAt),
              transposeB ? k : n,
              0f,
              at(c, cAt),
              n);
        });
  }

  private static FloatPointer at(FloatPointer pointer, long position) {
    return new FloatPointer(pointer).position(position);
  }

  private static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  private static FloatPointer room(FloatPointer pointer, int length) {
    return pointer.capacity() >= length ? pointer : new FloatPointer((long) length);
  }

  private static FloatPointer stage(
      Engine engine, FloatPointer pointer, float[] values, int length) {
    FloatPointer staged = room(pointer, length).position(0);
    inPieces(engine, length, (from, count) -> at(staged, from).put(values, from, count));
    return staged;
  }

  private static void fetch(Engine engine, FloatPointer pointer, float[] into, int length) {
    pointer.position(0);
    inPieces(engine, length, (from, count) -> at(pointer, from).get(into, from, count));
  }

  /** A part of a copy. */
  @FunctionalInterface
  private interface Copy {
    void run(int from, int count);
  }

  private static void inPieces(Engine engine, int length, Copy copy) {
    engine.parallel(
        (length + COPIED - 1) / COPIED,
        piece -> copy.run(piece * COPIED, Math.min(COPIED, length - piece * COPIED)));
  }
}
