package io.snn4j.train;

import io.snn4j.api.Check;
import java.util.List;

/**
 * Where training stands between two batches.
 *
 * @param history the epochs that are over
 * @param best the number of the best epoch so far; 0 without early stopping
 * @param batches how many batches of the epoch under way are done
 * @param loss the sum of their losses
 * @param correct how many of their samples were right
 * @param seconds how long they took
 * @param iteration the number of steps the updater has made in all
 */
public record Position(
    List<History.Epoch> history,
    int best,
    int batches,
    double loss,
    long correct,
    double seconds,
    int iteration) {

  /** The beginning of training. */
  public Position() {
    this(List.of(), 0, 0, 0, 0, 0, 0);
  }

  /**
   * Checks the numbers.
   *
   * @param history the epochs that are over
   * @param best the number of the best epoch so far; 0 without early stopping
   * @param batches how many batches of the epoch under way are done
   * @param loss the sum of their losses
   * @param correct how many of their samples were right
   * @param seconds how long they took
   * @param iteration the number of steps the updater has made in all
   * @throws IllegalArgumentException if one is out of range
   */
  public Position {
    history = List.copyOf(history);
    Check.within("best", best, 0, history.size());
    Check.atLeast("batches", batches, 0);
    Check.atLeast("iteration", iteration, 0);
    for (int i = 0; i < history.size(); i++) {
      Check.that(
          history.get(i).number() == i + 1,
          "epoch %d stands at place %d",
          history.get(i).number(),
          i + 1);
    }
  }

  /** {@return the epoch under way, counted from 1} */
  public int epoch() {
    return history.size() + 1;
  }

  /** After one more batch. */
  Position after(double batchLoss, int right, double took, int steps) {
    return new Position(
        history, best, batches + 1, loss + batchLoss, correct + right, seconds + took, steps);
  }
}
