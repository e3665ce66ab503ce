package io.snn4j.train;

import java.util.List;
import java.util.Optional;

/**
 * What training came to, epoch by epoch.
 *
 * @param epochs the epochs, in order
 * @param ending why there were no more
 * @param kept the number of the epoch whose weights the network has: the last, or with early
 *     stopping the best; after an interruption, the last that is over
 */
public record History(List<Epoch> epochs, Ending ending, int kept) {

  /**
   * Copies the list.
   *
   * @param epochs the epochs, in order
   * @param ending why there were no more
   * @param kept the number of the epoch whose weights the network has: the last, or with early
   *     stopping the best; after an interruption, the last that is over
   */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** Why training ended. */
  public enum Ending {
    /** It went through all epochs. */
    COMPLETE,
    /** Early stopping saw no improvement for too long. */
    NO_IMPROVEMENT,
    /** It was asked to stop; the epoch under way is not among the epochs. */
    INTERRUPTED
  }

  /** {@return the last epoch} */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** {@return the epoch whose weights the network has} */
  public Epoch keptEpoch() {
    return epochs.get(kept - 1);
  }

  /**
   * One epoch.
   *
   * @param number counted from 1
   * @param loss the mean of the batches' losses
   * @param accuracy the share of training samples that were right when they were trained on
   * @param samples the number of samples trained on
   * @param seconds how long training took
   * @param validation the evaluation of the samples held out, where there were some
   * @param validationSeconds how long that took
   * @param test the evaluation of the test samples, where there were some
   * @param testSeconds how long that took
   */
  public record Epoch(
      int number,
      double loss,
      double accuracy,
      long samples,
      double seconds,
      Optional<EvaluationResult> validation,
      double validationSeconds,
      Optional<EvaluationResult> test,
      double testSeconds) {

    /** An epoch in which nothing happened. */
    public Epoch() {
      this(0, 0, 0, 0, 0, Optional.empty(), 0, Optional.empty(), 0);
    }

    /** {@return how many samples were trained on per second} */
    public double samplesPerSecond() {
      return samples / seconds;
    }
  }
}
