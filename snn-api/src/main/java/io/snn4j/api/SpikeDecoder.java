package io.snn4j.api;

/**
 * Reads classes from what a network's output neurons did.
 *
 * <p>The class with the highest score is the answer; of several with the same score, the lowest
 * index, unless a decoder overrides {@link #classes} with a better rule.
 */
public interface SpikeDecoder extends Plugin {

  /** The answer of a decoder that abstains. */
  int NO_CLASS = -1;

  /**
   * The score of each class for each sample.
   *
   * @param recording what the network did with a batch
   * @return [B,C]
   */
  float[][] scores(Recording recording);

  /**
   * {@return the predicted class of each sample, or {@link #NO_CLASS} where the decoder abstains}
   *
   * @param recording what the network did with a batch
   * @param scores what {@link #scores} returned for the same recording
   */
  default int[] classes(Recording recording, float[][] scores) {
    int[] classes = new int[scores.length];
    for (int b = 0; b < scores.length; b++) {
      for (int c = 1; c < scores[b].length; c++) {
        if (scores[b][c] > scores[b][classes[b]]) {
          classes[b] = c;
        }
      }
    }
    return classes;
  }
}
