package io.snn4j.train.experiment;

import io.snn4j.api.Check;
import io.snn4j.api.Param;

/**
 * How often a run writes a checkpoint, besides at the end of every epoch; the results do not depend
 * on it.
 *
 * @param every batches from one to the next; 0: only at the end of every epoch
 * @param keep how many of the last ones are kept
 */
public record Keeping(
    @Param(value = "batches from one to the next; 0: only at the end of an epoch", min = 0)
        int every,
    @Param(value = "number of the last ones that are kept", min = 1) int keep) {

  /** Every 200 batches; the last two are kept. */
  public Keeping() {
    this(200, 2);
  }

  /**
   * Checks the numbers.
   *
   * @param every batches from one to the next; 0: only at the end of every epoch
   * @param keep how many of the last ones are kept
   * @throws IllegalArgumentException if one is out of range
   */
  public Keeping {
    Check.atLeast("every", every, 0);
    Check.atLeast("keep", keep, 1);
  }
}
