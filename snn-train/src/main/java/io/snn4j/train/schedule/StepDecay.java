package io.snn4j.train.schedule;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * A step size that drops from time to time: {@code learningRate * factor^floor(i/every)}, i counted
 * from 0 (PyTorch's StepLR).
 *
 * @param factor what the step size is multiplied by
 * @param every after how many epochs or steps
 * @param per what i counts
 */
@About(value = "drops from time to time", formula = "rate_i = learningRate * factor^floor(i/every)")
public record StepDecay(
    @Param(value = "what the step size is multiplied by", min = 0) double factor,
    @Param(value = "after how many epochs or steps", min = 1) int every,
    @Param("what is counted") Per per)
    implements Schedule {

  /** A tenth after every ten epochs. */
  public StepDecay() {
    this(0.1, 10, Per.EPOCH);
  }

  /**
   * Checks the settings.
   *
   * @param factor what the step size is multiplied by
   * @param every after how many epochs or steps
   * @param per what i counts
   * @throws IllegalArgumentException if one is out of range
   */
  public StepDecay {
    Check.notNegative("factor", factor);
    Check.atLeast("every", every, 1);
  }

  @Override
  public String name() {
    return "step";
  }

  @Override
  public ISchedule nd4j(double learningRate) {
    return new StepSchedule(per.nd4j(), learningRate, factor, every);
  }
}
