package io.snn4j.api;

/** The spike function {@code H(x) = 1 for x > 0, else 0}, with {@code H(0) = 0}. */
public final class Heaviside {

  /**
   * The largest x that is taken for 0, 2^-101: a membrane that exceeds a threshold of at least
   * 2^-77 exceeds it by more.
   */
  public static final float LEAST = 0x1p-101f;

  /** Added to half of x and taken off again, it leaves nothing of {@link #LEAST}. */
  private static final float COARSE = 0x1p-78f;

  private static final float TINY = 0x1p-126f;

  private Heaviside() {}

  /**
   * {@return {@code H(x)} as a float, exactly, where x is not between 0 and {@link #LEAST}, for
   * which it is 0; not-a-number where x is infinite or not a number, so that a broken membrane
   * shows}
   *
   * <p>Written without a branch, which would keep C2 (JDK 17) from making vector instructions of
   * the loop around it, and without min and max, which take seven of these each: a positive number
   * that is not tiny swallows TINY when that is added to it, and 0 does not.
   *
   * @param x membrane minus threshold
   */
  public static float of(float x) {
    float half = x * 0.5f + COARSE - COARSE;
    float positive = half + Math.abs(half);
    return 1 - (positive + TINY - positive) * (1 / TINY);
  }
}
