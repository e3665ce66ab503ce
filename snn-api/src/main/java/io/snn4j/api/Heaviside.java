package io.snn4j.api;

/** The spike function {@code H(x) = 1 for x > 0, else 0}, with {@code H(0) = 0}. */
public final class Heaviside {

  /**
   * The largest x that is taken for 0, 2^-101: a membrane that exceeds a threshold of at least
   * 2^-77 exceeds it by more.
   */
  public static final float LEAST = 0x1p-101f;

  /** A threshold that a membrane exceeds by {@link #LEAST} at least, if at all; 2^-77. */
  public static final float LEAST_THRESHOLD = 0x1p-77f;

  /** Added to x and taken off again, it leaves nothing of {@link #LEAST}. */
  private static final float COARSE = LEAST_THRESHOLD;

  /** What {@link #silent} gives for a neuron that does not spike, 2^-124. */
  public static final float SILENT = 0x1p-124f;

  private Heaviside() {}

  /**
   * {@return {@code H(x)} as a float, exactly, where x is not between 0 and {@link #LEAST}, for
   * which it is 0; not-a-number where x is 2^127 or more, infinite or not a number, so that a
   * broken membrane shows}
   *
   * <p>Written without a branch, which would keep C2 (JDK 17) from making vector instructions of
   * the loop around it, and without min and max, which take seven of these each: a positive number
   * that is not tiny swallows SILENT when that is added to it, and 0 does not.
   *
   * @param x membrane minus threshold
   */
  public static float of(float x) {
    return 1 - silent(x) * (1 / SILENT);
  }

  /**
   * {@return what {@link #of} gives, for an excess over a threshold of at least {@link
   * #LEAST_THRESHOLD}, which is 0 or more than {@link #LEAST}; in fewer instructions}
   *
   * @param x membrane minus threshold
   */
  public static float ofExcess(float x) {
    float positive = x + Math.abs(x);
    return 1 - (positive + SILENT - positive) * (1 / SILENT);
  }

  /**
   * {@return {@link #SILENT} where {@code H(x)} is 0, else 0; exactly, where {@link #of} is}
   *
   * @param x membrane minus threshold
   */
  public static float silent(float x) {
    float coarse = x + COARSE - COARSE;
    float positive = coarse + Math.abs(coarse);
    return positive + SILENT - positive;
  }
}
