package io.snn4j.core.engine;

import io.snn4j.core.memory.Bytes;

/**
 * Arrays that loops read and write side by side, of such lengths that vector instructions find them
 * well placed in memory.
 *
 * <p>A vector as wide as a cache line touches two of them unless it begins with one. C2 begins its
 * vector loop where one of the arrays does so; the others do too if every array takes whole cache
 * lines, because arrays that are made one after another lie one after another. A loop with six
 * arrays then takes half as long (AVX-512).
 */
public final class Rows {

  private static final int HEADER = 16;

  /** The bytes of a cache line. */
  public static final int CACHE_LINE = 64;

  /** Reading what lies so far behind what was just written waits for it, by mistake. */
  static final int PAGE = 4096;

  private static final int NEAR = 320;

  private Rows() {}

  /**
   * {@return the length for an array of at least this many floats, or references}
   *
   * @param least how many values are needed
   */
  public static int length(int least) {
    long bytes = (HEADER + 4L * least + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
    long past = bytes % PAGE;
    if (bytes > NEAR && (past < NEAR || past > PAGE - NEAR)) {
      bytes += (PAGE + NEAR - past) % PAGE;
    }
    return Math.toIntExact((bytes - HEADER) / 4);
  }

  /**
   * {@return arrays of zeros; the array of them may be longer than asked for, and then ends with
   * nulls}
   *
   * @param count how many arrays
   * @param least how many values each holds at least
   */
  public static float[][] of(int count, int least) {
    float[][] rows = new float[length(count)][];
    int length = length(least);
    for (int i = 0; i < count; i++) {
      rows[i] = new float[length];
    }
    return rows;
  }

  /**
   * {@return the bytes of {@link #of}}
   *
   * @param count how many arrays
   * @param least how many values each holds at least
   */
  public static long bytes(int count, int least) {
    return Bytes.ints(length(count)) + count * bytes(least);
  }

  /**
   * {@return the bytes of one array}
   *
   * @param least how many values it holds at least
   */
  public static long bytes(int least) {
    return Bytes.floats(length(least));
  }
}
