package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import io.snn4j.core.memory.Memory;

/**
 * Some rows of a product of matrices, of which one stays off the heap, computed together and read
 * one by one. For one thread at a time.
 */
public final class ProductRows {

  private OffHeap left = new OffHeap(1);
  private OffHeap product = new OffHeap(1);
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
    return Memory.offHeapFloats("rows of a product", rows * ((long) summed + columns));
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
    product = product.atLeast(rows * columns);
  }

  /**
   * Sets rows of the left matrix.
   *
   * @param row the first
   * @param values their values, row-major
   * @param at the index of the first value
   * @param count how many rows
   */
  public void put(int row, float[] values, int at, int count) {
    left.put(row * summed, values, at, count * summed);
  }

  /**
   * Computes the product with some columns of a matrix.
   *
   * @param right the matrix, row-major
   * @param from its first column that is meant
   * @param width how many columns it has
   */
  public void times(OffHeap right, int from, int width) {
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
        width,
        0f,
        product.pointer(0),
        columns);
  }

  /**
   * Reads from the product.
   *
   * @param at the index of the first value, row-major
   * @param into receives the values, from its index 0 on
   * @param length how many values
   */
  public void read(int at, float[] into, int length) {
    product.get(at, into, length);
  }
}
