package io.snn4j.train.loss;

import io.snn4j.api.Check;
import io.snn4j.api.Signal;

/** Spikes summed over time and over groups of neighbours: {@code sum_t sum_{n in g} S[t]}. */
final class SpikeCounts {

  private SpikeCounts() {}

  /**
   * The counts, [B,G]; graded spikes count with their size.
   *
   * @param groups G: the neurons in order are shared equally among so many
   * @throws IllegalArgumentException if that leaves a rest
   */
  static float[] of(Signal spikes, int groups) {
    int neurons = spikes.features();
    Check.that(
        neurons % groups == 0,
        "%d output neurons cannot be shared equally by %d classes",
        neurons,
        groups);
    int size = neurons / groups;
    float[] counts = new float[spikes.batch() * groups];
    for (int b = 0; b < spikes.batch(); b++) {
      for (int n = 0; n < neurons; n++) {
        counts[b * groups + n / size] += spikes.sum(b, n);
      }
    }
    return counts;
  }

  /**
   * Adds dL/dcount, [B,G], to dL/dS of every spike that was, or might have been, counted.
   *
   * @param gradient [T,B,N]
   */
  static void back(float[] countGradient, int groups, Signal spikes, float[] gradient) {
    int neurons = spikes.features();
    int size = neurons / groups;
    int i = 0;
    for (int t = 0; t < spikes.steps(); t++) {
      for (int b = 0; b < spikes.batch(); b++) {
        for (int n = 0; n < neurons; n++) {
          gradient[i++] += countGradient[b * groups + n / size];
        }
      }
    }
  }
}
