package io.snn4j.train;

import java.util.List;
import java.util.Optional;

/**
 * What training came to, epoch by epoch.
 *
 * @param epochs the epochs, in order
 */
public record History(List<Epoch> epochs) {

  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** The last epoch. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /**
   * One epoch.
   *
   * @param number counted from 1
   * @param loss the mean of the batches' losses
   * @param accuracy the share of training samples that were right when they were trained on
   * @param samples the number of samples trained on
   * @param seconds how long training took
   * @param test the evaluation after the epoch, where there was one
   * @param testSeconds how long the evaluation took
   */
  public record Epoch(
      int number,
      double loss,
      double accuracy,
      long samples,
      double seconds,
      Optional<EvaluationResult> test,
      double testSeconds) {

    /** Samples trained on per second. */
    public double samplesPerSecond() {
      return samples / seconds;
    }
  }
}
