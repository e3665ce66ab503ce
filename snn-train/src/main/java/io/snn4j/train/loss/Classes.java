package io.snn4j.train.loss;

import io.snn4j.api.Check;
import io.snn4j.api.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Targets that are classes, and the weights and neurons of classes, all of them checked. */
final class Classes {

  private Classes() {}

  /**
   * The class of each sample, [B].
   *
   * @throws IllegalArgumentException unless there is one below {@code classes} for each
   */
  static int[] of(Targets targets, int batch, int classes) {
    checkBatch(targets, batch);
    int[] y = new int[batch];
    for (int b = 0; b < batch; b++) {
      y[b] = checked(targets.of(b), b, classes);
    }
    return y;
  }

  /**
   * The class of each sample at one step, [B].
   *
   * @throws IllegalArgumentException unless there is one below {@code classes} for each
   */
  static int[] at(int step, Targets targets, int batch, int classes) {
    checkBatch(targets, batch);
    int[] y = new int[batch];
    for (int b = 0; b < batch; b++) {
      y[b] = checked(targets.of(step, b), b, classes);
    }
    return y;
  }

  /**
   * The same, in the array of another step where its classes are the same, as they mostly are.
   *
   * @param other what this method or the other made of another step
   */
  static int[] at(int step, Targets targets, int batch, int classes, int[] other) {
    for (int b = 0; b < batch; b++) {
      if (targets.of(step, b) != other[b]) {
        return at(step, targets, batch, classes);
      }
    }
    return other;
  }

  /** Requires as many targets as samples. */
  static void checkBatch(Targets targets, int batch) {
    Check.that(
        targets.batch() == batch,
        "there are %d samples but %d targets; give one for each",
        batch,
        targets.batch());
  }

  private static int checked(int y, int sample, int classes) {
    Check.that(
        y < classes,
        "the target of sample %d is class %d, but the network tells apart only %d",
        sample,
        y,
        classes);
    return y;
  }

  /** A copy of the weights, each of which must be at least 0. */
  static List<Double> checkedWeights(List<Double> weights) {
    weights.forEach(weight -> Check.notNegative("weights", weight));
    return List.copyOf(weights);
  }

  /** The weight of each class, [C]; 1 where none are given. */
  static double[] weights(List<Double> weights, int classes) {
    double[] each = new double[classes];
    Arrays.fill(each, 1);
    if (!weights.isEmpty()) {
      Check.that(
          weights.size() == classes,
          "weights must be given for each of %d classes, but are for %d",
          classes,
          weights.size());
      Arrays.setAll(each, weights::get);
    }
    return each;
  }

  /** Requires a positive number of classes, where one is given. */
  static void check(Optional<Integer> classes) {
    classes.ifPresent(c -> Check.atLeast("classes", c, 1));
  }
}
