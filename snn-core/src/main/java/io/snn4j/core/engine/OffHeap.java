package io.snn4j.core.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of a contiguous tensor, from and to which runs of values are copied; loops over the
 * copies become vector instructions, loops over a tensor do not. For one thread at a time.
 */
public final class OffHeap {

  // keeps the memory from being freed
  private final INDArray array;
  private final FloatPointer pointer;

  /**
   * The memory of a tensor or of a contiguous view.
   *
   * @param array a tensor of floats
   */
  public OffHeap(INDArray array) {
    this.array = array;
    pointer = new FloatPointer(array.data().addressPointer());
  }

  /** {@return the number of values} */
  public int length() {
    return Math.toIntExact(array.length());
  }

  /**
   * Reads {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param into receives the values, from its index 0 on
   * @param length how many values
   */
  public void get(int at, float[] into, int length) {
    pointer.position(at).get(into, 0, length);
  }

  /**
   * Writes {@code length} values from index {@code at} on.
   *
   * @param at the first index
   * @param from the values, from index 0 on
   * @param length how many values
   */
  public void put(int at, float[] from, int length) {
    pointer.position(at).put(from, 0, length);
  }
}
