package io.snn4j.testkit.oracle;

import io.snn4j.testkit.oracle.OracleCase.InputKind;
import java.util.List;

/**
 * What an {@link OracleCase} looks like before its numbers are drawn; jqwik shrinks it.
 *
 * @param seed of the numbers
 */
record CaseShape(
    List<BlockShape> blocks,
    int steps,
    int samples,
    int features,
    InputKind input,
    LossKind loss,
    long seed) {

  /** A neuron layer, behind a linear one where its model brings no weights. */
  record BlockShape(
      ModelKind model,
      int size,
      OracleReset reset,
      Options options,
      RecurrenceKind recurrence,
      boolean perNeuron,
      OracleSurrogate surrogate) {

    /** What is off in most layers. */
    record Options(boolean withinStep, boolean inhibition, boolean graded, boolean unbiased) {}
  }

  /** How a layer hears itself. */
  enum RecurrenceKind {
    NONE,
    ONE_TO_ONE,
    ALL_TO_ALL
  }

  /** Which loss. */
  enum LossKind {
    CROSS_ENTROPY_MEMBRANE,
    CROSS_ENTROPY_RATE,
    CROSS_ENTROPY_COUNT,
    CROSS_ENTROPY_MAX_MEMBRANE,
    MSE_COUNT,
    MSE_MEMBRANE
  }
}
