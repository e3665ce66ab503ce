package io.snn4j.api;

/** The spike function {@code H(x) = 1 for x > 0, else 0}, with {@code H(0) = 0}. */
public final class Heaviside {

  private static final float HUGE = 1e38f;

  private Heaviside() {}

  /**
   * {@return {@code H(x)} as a float; not-a-number stays what it is, so that a broken membrane
   * shows}
   *
   * <p>Written without a branch, because C2 turns min and max into vector instructions and a branch
   * not. Two factors lift even the smallest positive float above 1.
   *
   * @param x membrane minus threshold
   */
  public static float of(float x) {
    return Math.min(1f, Math.max(0f, x * HUGE) * HUGE);
  }
}
