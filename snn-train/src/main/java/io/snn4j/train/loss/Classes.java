package io.snn4j.train.loss;

import io.snn4j.api.Check;
import io.snn4j.api.Targets;

/** The check of targets that are classes. */
final class Classes {

  private Classes() {}

  /**
   * Requires one class below {@code classes} for each sample.
   *
   * @throws IllegalArgumentException otherwise
   */
  static void check(Targets targets, int batch, int classes) {
    Check.that(
        targets.batch() == batch,
        "there are %d samples but %d targets; give one for each",
        batch,
        targets.batch());
    for (int b = 0; b < batch; b++) {
      Check.that(
          targets.of(b) < classes,
          "the target of sample %d is class %d, but the network tells apart only %d",
          b,
          targets.of(b),
          classes);
    }
  }
}
