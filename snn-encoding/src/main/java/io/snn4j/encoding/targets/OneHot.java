package io.snn4j.encoding.targets;

import io.snn4j.api.Check;

/** One-hot vectors: 1 at the class, 0 elsewhere (snnTorch's to_one_hot and from_one_hot). */
public final class OneHot {

  private OneHot() {}

  /**
   * {@return the one-hot vectors of some classes, [B,C] row-major}
   *
   * @param targets the class of each sample, [B]
   * @param classes the number of classes C
   * @throws IllegalArgumentException if a class is not in [0, classes - 1]
   */
  public static float[] of(int[] targets, int classes) {
    return of(targets, classes, Levels.SPIKES);
  }

  /**
   * {@return the same with other values for 1 and 0}
   *
   * @param targets the class of each sample, [B]
   * @param classes the number of classes C
   * @param levels what to write for 1 and for 0
   */
  public static float[] of(int[] targets, int classes, Levels levels) {
    Check.atLeast("classes", classes, 1);
    float[] vectors = new float[Math.multiplyExact(targets.length, classes)];
    for (int b = 0; b < targets.length; b++) {
      Check.within("the class of sample " + b, targets[b], 0, classes - 1);
      for (int c = 0; c < classes; c++) {
        vectors[b * classes + c] = levels.of(c == targets[b]);
      }
    }
    return vectors;
  }

  /**
   * {@return one minus each value: 0 at the class, 1 elsewhere}
   *
   * @param vectors the vectors, one after another
   */
  public static float[] inverse(float[] vectors) {
    float[] inverse = new float[vectors.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 1 - vectors[i];
    }
    return inverse;
  }

  /**
   * {@return the class of one vector}
   *
   * @param vector [C]
   * @throws IllegalArgumentException if it does not hold a single 1, and else 0
   */
  public static int classOf(float[] vector) {
    int found = -1;
    for (int c = 0; c < vector.length; c++) {
      boolean one = vector[c] == 1;
      Check.that(
          one ? found < 0 : vector[c] == 0,
          "a one-hot vector holds a single 1, and else 0, but at %d it holds %s",
          c,
          vector[c]);
      found = one ? c : found;
    }
    Check.that(found >= 0, "a one-hot vector holds a single 1, but this one holds none");
    return found;
  }
}
