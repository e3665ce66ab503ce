package io.snn4j.train.schedule;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A step size that shrinks steadily: {@code learningRate * factor^i}, i counted from 0 (PyTorch's
 * ExponentialLR).
 *
 * @param factor what the step size is multiplied by each time
 * @param per what i counts
 */
@About(value = "shrinks steadily", formula = "rate_i = learningRate * factor^i")
public record ExponentialDecay(
    @Param(value = "what the step size is multiplied by each time", min = 0) double factor,
    @Param("what is counted") Per per)
    implements Schedule {

  /** 5 % less after each epoch. */
  public ExponentialDecay() {
    this(0.95, Per.EPOCH);
  }

  /**
   * Checks the factor.
   *
   * @param factor what the step size is multiplied by each time
   * @param per what i counts
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public ExponentialDecay {
    Check.notNegative("factor", factor);
  }

  @Override
  public String name() {
    return "exponential";
  }

  @Override
  public ISchedule nd4j(double learningRate) {
    return new ExponentialSchedule(per.nd4j(), learningRate, factor);
  }
}
