package io.snn4j.train.schedule;

import org.nd4j.linalg.schedule.ScheduleType;

/** What a schedule counts, from 0. */
public enum Per {

  /** Epochs. */
  EPOCH(ScheduleType.EPOCH),

  /** Training steps, from the first of all epochs. */
  STEP(ScheduleType.ITERATION);

  private final ScheduleType nd4j;

  Per(ScheduleType nd4j) {
    this.nd4j = nd4j;
  }

  ScheduleType nd4j() {
    return nd4j;
  }

  /** The one that is counted. */
  int of(int step, int epoch) {
    return this == EPOCH ? epoch : step;
  }
}
