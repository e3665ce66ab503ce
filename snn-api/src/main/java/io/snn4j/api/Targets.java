package io.snn4j.api;

/** What a network's output should be: one class per sample, each at least 0. */
public final class Targets {

  private final int[] classes;

  private Targets(int[] classes) {
    this.classes = classes;
  }

  /**
   * Targets that are classes.
   *
   * @param classes [B]
   * @throws IllegalArgumentException if one is negative
   */
  public static Targets classes(int... classes) {
    for (int b = 0; b < classes.length; b++) {
      Check.that(
          classes[b] >= 0,
          "the class of sample %d must not be negative, but was %d",
          b,
          classes[b]);
    }
    return new Targets(classes.clone());
  }

  /** The number of samples B. */
  public int batch() {
    return classes.length;
  }

  /** The class of one sample. */
  public int of(int sample) {
    return classes[sample];
  }
}
