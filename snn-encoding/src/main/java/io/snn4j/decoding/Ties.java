package io.snn4j.decoding;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import java.util.Optional;

/** Which of several classes with the same highest score is the answer. */
public enum Ties {
  /** The one with the lowest index, as in snnTorch: a silent output reads as class 0. */
  LOWEST_INDEX,
  /** The one whose neurons' membrane rose highest; if that is shared too, the lowest index. */
  MEMBRANE,
  /** None: the answer is {@link SpikeDecoder#NO_CLASS}. */
  ABSTAIN;

  /**
   * {@return the class of each sample}
   *
   * @param recording what the scores were read from; its N output neurons are C groups of
   *     neighbours, one per class
   * @param scores [B,C]
   */
  public int[] classes(Recording recording, float[][] scores) {
    int[] classes = new int[scores.length];
    Optional<Dense> membrane = Optional.empty();
    for (int b = 0; b < classes.length; b++) {
      int best = best(scores[b]);
      if (this == LOWEST_INDEX || !shared(scores[b], best)) {
        classes[b] = best;
      } else if (this == ABSTAIN) {
        classes[b] = SpikeDecoder.NO_CLASS;
      } else {
        // a recording computes it anew whenever it is asked
        membrane = membrane.or(() -> Optional.of(recording.output().membrane()));
        classes[b] = highest(membrane.get(), b, scores[b], best);
      }
    }
    return classes;
  }

  /** The class with the highest score; of several, the lowest index. */
  static int best(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Whether a class after this one has its score. */
  static boolean shared(float[] scores, int best) {
    for (int c = best + 1; c < scores.length; c++) {
      if (scores[c] == scores[best]) {
        return true;
      }
    }
    return false;
  }

  private static int highest(Dense membrane, int sample, float[] scores, int first) {
    int group = membrane.features() / scores.length;
    int winner = first;
    float highest = Float.NEGATIVE_INFINITY;
    for (int c = first; c < scores.length; c++) {
      if (scores[c] == scores[first]) {
        float top = top(membrane, sample, c * group, group);
        if (top > highest) {
          highest = top;
          winner = c;
        }
      }
    }
    return winner;
  }

  /** The largest membrane of a run of neurons at any step. */
  private static float top(Dense membrane, int sample, int from, int count) {
    float top = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < membrane.steps(); t++) {
      for (int n = from; n < from + count; n++) {
        top = Math.max(top, membrane.at(t, sample, n));
      }
    }
    return top;
  }
}
