package io.snn4j.decoding;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;

/**
 * How many samples a network did not really decide, so that an accuracy can be read for what it is:
 * by the lowest-index rule each of them is an answer all the same.
 *
 * <p>A silent sample is usually tied as well, so the two counts overlap.
 *
 * @param samples how many were looked at
 * @param silent of how many no output neuron spiked at all
 * @param tied in how many several classes share the highest score
 */
public record Undecided(int samples, int silent, int tied) {

  /** No samples yet, to add batches to. */
  public static final Undecided NONE = new Undecided();

  /** No samples. */
  public Undecided() {
    this(0, 0, 0);
  }

  /**
   * Counts in one batch.
   *
   * @param recording of B samples
   * @param scores [B,C], what a decoder made of it
   * @return the counts
   */
  public static Undecided count(Recording recording, float[][] scores) {
    Signal spikes = recording.output().spikes();
    int silent = 0;
    int tied = 0;
    for (int b = 0; b < scores.length; b++) {
      silent += silent(spikes, b) ? 1 : 0;
      tied += Ties.shared(scores[b], Ties.best(scores[b])) ? 1 : 0;
    }
    return new Undecided(scores.length, silent, tied);
  }

  /**
   * {@return the counts of both}
   *
   * @param other the counts of other samples
   */
  public Undecided plus(Undecided other) {
    return new Undecided(samples + other.samples, silent + other.silent, tied + other.tied);
  }

  private static boolean silent(Signal spikes, int sample) {
    for (int t = 0; t < spikes.steps(); t++) {
      for (int n = 0; n < spikes.features(); n++) {
        if (spikes.at(t, sample, n) != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
