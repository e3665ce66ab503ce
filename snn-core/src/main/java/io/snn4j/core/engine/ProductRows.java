package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import io.snn4j.core.memory.Memory;

/**
 * Some rows of a product of matrices, of which one stays off the heap, computed together and read
 * one by one. For one thread at a time.
 */
public final class ProductRows {

  private OffHeap left = new OffHeap(1);
  private final OffHeapMatrix product = new OffHeapMatrix();
  private int rows;
  private int summed;
  private int columns;

  /**
   * {@return what an instance takes}
   *
   * @param rows how many at once
   * @param summed the columns of the left matrix, which are summed over
   * @param columns the columns of the product
   */
  public static Memory memory(long rows, int summed, int columns) {
    return Memory.of(
        "rows of a product",
        Memory.offHeapFloats("left", rows * summed),
        OffHeapMatrix.memory(rows, columns));
  }

  /**
   * Begins a product.
   *
   * @param newRows its rows
   * @param newSummed the columns of the left matrix
   * @param newColumns its columns
   */
  public void begin(int newRows, int newSummed, int newColumns) {
    rows = newRows;
    summed = newSummed;
    columns = newColumns;
    left = left.atLeast(rows * summed);
    product.resize(rows, columns);
  }

  /**
   * Sets values of the left matrix.
   *
   * @param first the place of the first of them in it, row by row
   * @param values holds them
   * @param at the index of the first
   * @param count how many
   */
  public void put(int first, float[] values, int at, int count) {
    left.put(first, values, at, count);
  }

  /**
   * Computes the product with some columns of a matrix.
   *
   * @param right the matrix
   * @param from its first column that is meant
   */
  public void times(OffHeapMatrix right, int from) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        rows,
        columns,
        summed,
        1f,
        left.pointer(0),
        summed,
        right.pointer(from),
        right.stride(),
        0f,
        product.pointer(0),
        product.stride());
  }

  /**
   * Computes the product with the left matrix transposed: its rows, of which there are as many as
   * are summed over, have been put as rows of as many values as the product has rows.
   *
   * @param right the other matrix
   * @param from its first column that is meant
   */
  public void transposedTimes(OffHeapMatrix right, int from) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        rows,
        columns,
        summed,
        1f,
        left.pointer(0),
        rows,
        right.pointer(from),
        right.stride(),
        0f,
        product.pointer(0),
        product.stride());
  }

  /**
   * Reads rows of the product.
   *
   * @param row the first
   * @param count how many rows
   * @param into receives them, row-major, from its index 0 on
   */
  public void read(int row, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      product.get(row + i, into, i * columns);
    }
  }
}
