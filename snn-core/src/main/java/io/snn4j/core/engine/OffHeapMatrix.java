package io.snn4j.core.engine;

import io.snn4j.core.memory.Memory;

/**
 * A matrix outside the heap, each of whose rows begins with a cache line. BLAS copies large
 * matrices before it multiplies them, but reads small ones where they are: a vector that spans two
 * cache lines takes twice as long.
 */
public final class OffHeapMatrix {

  /** The cache lines of a page; rows a page apart would share few places of the L1 cache. */
  private static final int PAGE = Rows.PAGE / Rows.CACHE_LINE;

  private OffHeap values = new OffHeap(1);
  private int columns;
  private int stride;

  /**
   * {@return what an instance takes}
   *
   * @param rows the rows
   * @param columns the columns
   */
  public static Memory memory(long rows, int columns) {
    return Memory.offHeapFloats("matrix", rows * stride(columns));
  }

  private static int stride(int columns) {
    int lines = (columns + OffHeap.LINE - 1) / OffHeap.LINE;
    return OffHeap.LINE * (lines % PAGE == 0 ? lines + 1 : lines);
  }

  /**
   * Makes room for a matrix of whatever values.
   *
   * @param rows its rows
   * @param newColumns its columns
   */
  public void resize(int rows, int newColumns) {
    columns = newColumns;
    stride = stride(newColumns);
    values = values.atLeast(Math.multiplyExact(rows, stride));
  }

  /**
   * Makes it a copy.
   *
   * @param from a matrix, row-major
   * @param rows its rows
   * @param newColumns its columns
   */
  public void copy(OffHeap from, int rows, int newColumns) {
    resize(rows, newColumns);
    for (int row = 0; row < rows; row++) {
      values.put(row * stride, from, row * columns, columns);
    }
  }

  /**
   * Reads a row.
   *
   * @param row which row
   * @param into receives its values
   * @param at the index of the first of them
   */
  public void get(int row, float[] into, int at) {
    values.get(row * stride, into, at, columns);
  }

  /**
   * Reads values of a row, from a column on.
   *
   * @param row which row
   * @param column the first column
   * @param into receives the values, from its index 0 on
   * @param length how many values
   */
  public void get(int row, int column, float[] into, int length) {
    get(row, column, into, 0, length);
  }

  /** The same, to an array's values from {@code at} on. */
  void get(int row, int column, float[] into, int at, int length) {
    values.get(row * stride + column, into, at, length);
  }

  /**
   * Writes values of a row, from a column on.
   *
   * @param row which row
   * @param column the first column
   * @param from the values
   * @param first the index of the first of them
   * @param length how many values
   */
  public void put(int row, int column, float[] from, int first, int length) {
    values.put(row * stride + column, from, first, length);
  }

  /** Reads the bits of a row's values. */
  void getBits(int row, int[] into) {
    values.getBits(row * stride, into, columns);
  }

  /** Writes a row as the bits of its values. */
  void putBits(int row, int[] from) {
    values.putBits(row * stride, from, columns);
  }

  /** {@return it, as BLAS takes it} */
  public Block block() {
    return new Block(values, 0, stride);
  }
}
