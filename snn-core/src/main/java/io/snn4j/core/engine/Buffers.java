package io.snn4j.core.engine;

/** Arrays that are kept from batch to batch and grow when a larger one is needed. */
public final class Buffers {

  private Buffers() {}

  /**
   * {@return the array itself if it has at least this length, else a new one of zeros}
   *
   * @param array what there is so far
   * @param length how many values are needed
   */
  public static float[] atLeast(float[] array, int length) {
    return array.length >= length ? array : new float[length];
  }
}
