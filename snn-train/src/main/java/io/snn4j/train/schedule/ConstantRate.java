package io.snn4j.train.schedule;

import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** The updater's step size, throughout. */
public record ConstantRate() implements Schedule {

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public ISchedule nd4j(double learningRate) {
    return new FixedSchedule(learningRate);
  }
}
