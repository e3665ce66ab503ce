package io.snn4j.api;

import java.util.Arrays;
import java.util.Objects;

/** One class for each sample, the same at every step: [B]. */
final class ClassTargets implements Targets {

  private final int[] classes;

  ClassTargets(int[] classes) {
    check(classes);
    this.classes = classes.clone();
  }

  /** Requires classes of at least 0. */
  static void check(int[] classes) {
    for (int b = 0; b < classes.length; b++) {
      Check.that(
          classes[b] >= 0,
          "the class of sample %d must not be negative, but was %d",
          b,
          classes[b]);
    }
  }

  @Override
  public int batch() {
    return classes.length;
  }

  @Override
  public Targets part(int first, int count) {
    Objects.checkFromIndexSize(first, count, batch());
    return new ClassTargets(Arrays.copyOfRange(classes, first, first + count));
  }

  @Override
  public int of(int sample) {
    return classes[sample];
  }

  @Override
  public String toString() {
    return "classes";
  }
}
