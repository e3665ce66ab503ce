package io.snn4j.api;

import java.util.Arrays;
import java.util.Objects;

/** One class for each sample at each step: [T,B]. */
final class MovingTargets implements Targets {

  private final int[][] classes;

  MovingTargets(int[][] classes) {
    Check.that(classes.length > 0, "classes that change over time need at least one step");
    this.classes = new int[classes.length][];
    for (int t = 0; t < classes.length; t++) {
      ClassTargets.check(classes[t]);
      Check.that(
          classes[t].length == classes[0].length,
          "step %d has targets of %d samples, but step 0 of %d",
          t,
          classes[t].length,
          classes[0].length);
      this.classes[t] = classes[t].clone();
    }
  }

  @Override
  public int batch() {
    return classes[0].length;
  }

  @Override
  public Targets part(int first, int count) {
    Objects.checkFromIndexSize(first, count, batch());
    return new MovingTargets(
        Arrays.stream(classes)
            .map(step -> Arrays.copyOfRange(step, first, first + count))
            .toArray(int[][]::new));
  }

  @Override
  public int of(int step, int sample) {
    Check.that(
        step < classes.length,
        "targets are given for %d steps, but there are more",
        classes.length);
    return classes[step][sample];
  }

  @Override
  public String toString() {
    return "classes that change over time";
  }
}
