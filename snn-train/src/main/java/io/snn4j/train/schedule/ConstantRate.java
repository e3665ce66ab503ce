package io.snn4j.train.schedule;

import io.snn4j.api.About;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** The updater's step size, throughout. */
@About(value = "the updater's step size, throughout", formula = "rate_i = learningRate")
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
