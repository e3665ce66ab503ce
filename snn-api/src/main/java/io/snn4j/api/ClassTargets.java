package io.snn4j.api;

import java.util.Objects;

/** One class for each sample, the same at every step: [B]. */
final class ClassTargets implements Targets {

  private final int[] classes;
  private final int first;
  private final int batch;

  ClassTargets(int[] classes) {
    this(classes.clone(), 0, classes.length);
    check(classes);
  }

  private ClassTargets(int[] classes, int first, int batch) {
    this.classes = classes;
    this.first = first;
    this.batch = batch;
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
    return batch;
  }

  @Override
  public Targets part(int from, int count) {
    Objects.checkFromIndexSize(from, count, batch);
    return new ClassTargets(classes, first + from, count);
  }

  @Override
  public int of(int sample) {
    return classes[first + Objects.checkIndex(sample, batch)];
  }

  @Override
  public String toString() {
    return "classes";
  }
}
