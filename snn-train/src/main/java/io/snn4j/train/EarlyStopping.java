package io.snn4j.train;

import io.snn4j.api.Check;
import io.snn4j.api.Param;

/**
 * Ends training once validation has not improved for some epochs, and gives the network the weights
 * of its best epoch.
 *
 * @param patience how many epochs in a row may bring no improvement
 * @param minDelta a change of no more than this is no improvement
 * @param monitor the number to improve
 */
public record EarlyStopping(
    @Param(value = "epochs in a row that may bring no improvement", min = 1) int patience,
    @Param(value = "a change of no more than this is no improvement", min = 0) double minDelta,
    @Param("number to improve") Monitor monitor) {

  /** Stops after three epochs in which the validation's loss did not fall. */
  public EarlyStopping() {
    this(3, 0, Monitor.LOSS);
  }

  /**
   * Checks the numbers.
   *
   * @param patience how many epochs in a row may bring no improvement
   * @param minDelta a change of no more than this is no improvement
   * @param monitor the number to improve
   * @throws IllegalArgumentException if one is out of range
   */
  public EarlyStopping {
    Check.atLeast("patience", patience, 1);
    Check.notNegative("minDelta", minDelta);
  }

  /** A number of an evaluation that should improve. */
  public enum Monitor {
    /** The loss, which should fall. */
    LOSS,
    /** The accuracy, which should rise. */
    ACCURACY
  }

  /** Whether an evaluation is better than the best one before. */
  boolean improves(EvaluationResult result, EvaluationResult best) {
    return monitor == Monitor.LOSS
        ? result.loss() < best.loss() - minDelta
        : result.accuracy() > best.accuracy() + minDelta;
  }
}
