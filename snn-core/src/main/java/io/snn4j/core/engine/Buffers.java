package io.snn4j.core.engine;

/** Arrays that are kept from batch to batch and grow when a larger one is needed. */
public final class Buffers {

  private Buffers() {}

  /** The array itself if it has at least this length, else a new one of zeros. */
  public static float[] atLeast(float[] array, int length) {
    return array.length >= length ? array : new float[length];
  }
}
