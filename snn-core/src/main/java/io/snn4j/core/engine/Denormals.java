package io.snn4j.core.engine;

/**
 * Keeps gradients away from denormal numbers, whose arithmetic takes a processor a hundred times as
 * long. A trained network is full of them: the softmax of a class that is out of the question is
 * one, and so is what a small beta leaves of a gradient after many steps.
 */
public final class Denormals {

  /** Far above the smallest normal number, 2^-126, so that products of what is left are normal. */
  private static final float SMALL = 0x1p-70f;

  private Denormals() {}

  /**
   * {@code x} where {@code |x| >= 2^-45}; where it is smaller, off by the larger of 2^-94 and a
   * unit in the last place, so 0 below 2^-95. Written without a branch, so that C2 makes vector
   * instructions of it.
   *
   * @param x any number
   * @return the same, or nearly
   */
  public static float flushed(float x) {
    return x + SMALL - SMALL;
  }

  /**
   * {@return whether {@link #flushed} makes 0 of what is none}
   *
   * @param x any number
   */
  public static boolean isTiny(float x) {
    return x != 0 && flushed(x) == 0;
  }
}
