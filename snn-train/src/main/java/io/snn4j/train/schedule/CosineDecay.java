package io.snn4j.train.schedule;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A step size that falls along half a cosine and then stays: {@code last + (learningRate - last) *
 * (1 + cos(pi*i/length)) / 2} for i up to length (Loshchilov and Hutter 2017, eq. 5; PyTorch's
 * CosineAnnealingLR). ND4J has none.
 *
 * @param length the number of epochs or steps until the end is reached
 * @param last the step size at the end
 * @param per what i counts
 */
@About(
    value = "falls along half a cosine and then stays",
    formula = "rate_i = last + (learningRate - last) * (1 + cos(pi*i/length)) / 2")
public record CosineDecay(
    @Param(value = "epochs or steps until the end is reached", min = 1, required = true) int length,
    @Param(value = "step size at the end", min = 0) double last,
    @Param("what is counted") Per per)
    implements Schedule {

  /** Down to 0 in ten epochs. */
  public CosineDecay() {
    this(10, 0, Per.EPOCH);
  }

  /**
   * Checks the settings.
   *
   * @param length the number of epochs or steps until the end is reached
   * @param last the step size at the end
   * @param per what i counts
   * @throws IllegalArgumentException if one is out of range
   */
  public CosineDecay {
    Check.atLeast("length", length, 1);
    Check.notNegative("last", last);
  }

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public ISchedule nd4j(double learningRate) {
    return new HalfCosine(learningRate, this);
  }

  private record HalfCosine(double first, CosineDecay settings) implements ISchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
      double i = Math.min(settings.per.of(iteration, epoch), settings.length);
      double height = (1 + Math.cos(Math.PI * i / settings.length)) / 2;
      return settings.last + (first - settings.last) * height;
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}
