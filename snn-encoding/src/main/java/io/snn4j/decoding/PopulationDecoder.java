package io.snn4j.decoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;

/**
 * Population decoder: C groups of neighbouring neurons vote for their class, {@code score_c = sum
 * over n in group c of the score of n} (snnTorch's population code). Scores [B,N] of another
 * decoder become scores [B,C].
 *
 * <p>By {@code rate} the largest group count wins, by {@code latency} the least mean time of a
 * first spike, by {@code membrane} the highest mean. Of that decoder only the scores are asked.
 *
 * @param classes C; the number of output neurons must be a multiple
 * @param decoder scores the single neurons
 * @param ties which class answers where the largest sum is shared
 */
@About(
    value = "groups of neighbouring neurons vote for their class",
    formula = "score_c = sum of another decoder's scores over the neurons of group c")
public record PopulationDecoder(
    @Param(value = "number of classes", min = 1, required = true) int classes,
    @Param("scores the single neurons") SpikeDecoder decoder,
    @Param("which class answers where the largest sum is shared") Ties ties)
    implements SpikeDecoder {

  /** Spike counts of ten classes; the membrane decides ties. */
  public PopulationDecoder() {
    this(10);
  }

  /**
   * Spike counts of so many classes; the membrane decides ties.
   *
   * @param classes C; the number of output neurons must be a multiple
   */
  public PopulationDecoder(int classes) {
    this(classes, new RateDecoder(), Ties.MEMBRANE);
  }

  /**
   * Checks the number of classes.
   *
   * @param classes C; the number of output neurons must be a multiple
   * @param decoder scores the single neurons
   * @param ties which class answers where the largest sum is shared
   * @throws IllegalArgumentException if it is not positive
   */
  public PopulationDecoder {
    Check.atLeast("classes", classes, 1);
  }

  @Override
  public String name() {
    return "population";
  }

  @Override
  public float[][] scores(Recording recording) {
    float[][] single = decoder.scores(recording);
    float[][] sums = new float[single.length][];
    for (int b = 0; b < sums.length; b++) {
      int neurons = single[b].length;
      Check.that(
          neurons % classes == 0,
          "population: %d output neurons cannot be shared equally by %d classes",
          neurons,
          classes);
      // only now: a configuration may name any number of classes
      sums[b] = new float[classes];
      for (int n = 0; n < neurons; n++) {
        sums[b][n / (neurons / classes)] += single[b][n];
      }
    }
    return sums;
  }

  @Override
  public int[] classes(Recording recording, float[][] scores) {
    return ties.classes(recording, scores);
  }
}
