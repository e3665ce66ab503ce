package io.snn4j.core.memory;

import io.snn4j.api.Check;

/**
 * The sizes of Java's arrays on the heap: a header, the values, and padding to the alignment of
 * objects, as HotSpot lays them out with compressed references (heaps below 32 GB).
 *
 * <p>Each method throws {@code IllegalArgumentException} for a length that no array can have.
 */
public final class Bytes {

  private static final long HEADER = 16;
  private static final long ALIGNMENT = 8;
  private static final long REFERENCE = 4;

  /** The values of the longest array that HotSpot allows. */
  public static final long LONGEST = Integer.MAX_VALUE - 2L;

  private Bytes() {}

  /**
   * {@return an array of floats}
   *
   * @param length the length of each innermost array
   */
  public static long floats(long length) {
    return array(length, Float.BYTES);
  }

  /**
   * {@return an array of arrays of floats}
   *
   * @param rows the number of arrays in an array
   * @param length the length of each innermost array
   */
  public static long floats(long rows, long length) {
    return array(rows, REFERENCE) + Math.multiplyExact(rows, floats(length));
  }

  /**
   * {@return an array of arrays of arrays of floats}
   *
   * @param blocks the length of the outermost array
   * @param rows the number of arrays in an array
   * @param length the length of each innermost array
   */
  public static long floats(long blocks, long rows, long length) {
    return array(blocks, REFERENCE) + Math.multiplyExact(blocks, floats(rows, length));
  }

  /**
   * {@return an array of ints}
   *
   * @param length the length of each innermost array
   */
  public static long ints(long length) {
    return array(length, Integer.BYTES);
  }

  /**
   * {@return an array of arrays of ints}
   *
   * @param rows the number of arrays in an array
   * @param length the length of each innermost array
   */
  public static long ints(long rows, long length) {
    return array(rows, REFERENCE) + Math.multiplyExact(rows, ints(length));
  }

  /**
   * {@return an array of arrays of arrays of doubles}
   *
   * @param blocks the length of the outermost array
   * @param rows the number of arrays in an array
   * @param length the length of each innermost array
   */
  public static long doubles(long blocks, long rows, long length) {
    return array(blocks, REFERENCE) + Math.multiplyExact(blocks, doubles(rows, length));
  }

  /**
   * {@return an array of arrays of doubles}
   *
   * @param rows the number of arrays
   * @param length the length of each
   */
  public static long doubles(long rows, long length) {
    return array(rows, REFERENCE) + Math.multiplyExact(rows, array(length, Double.BYTES));
  }

  private static long array(long length, long each) {
    Check.that(
        length <= LONGEST,
        "one array would have to hold %,d values, but Java's hold at most %,d; choose a smaller"
            + " batch, fewer steps or fewer neurons",
        length,
        LONGEST);
    long bytes = Math.addExact(HEADER, Math.multiplyExact(length, each));
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
