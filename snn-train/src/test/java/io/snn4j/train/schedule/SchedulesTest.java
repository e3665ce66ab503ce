package io.snn4j.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  /** The step size in each of the first six epochs of three steps, from 8 on. */
  private static double[] epochs(Schedule schedule) {
    return IntStream.range(0, 6).mapToDouble(e -> schedule.nd4j(8).valueAt(3 * e, e)).toArray();
  }

  @Test
  void constantStays() {
    assertThat(epochs(new ConstantRate())).containsOnly(8);
  }

  @Test
  void stepDropsAfterEveryFewEpochs() {
    assertThat(epochs(new StepDecay(0.5, 2, Per.EPOCH))).containsExactly(8, 8, 4, 4, 2, 2);
    assertThat(epochs(new StepDecay(0.5, 6, Per.STEP))).containsExactly(8, 8, 4, 4, 2, 2);
  }

  @Test
  void exponentialShrinksEachTime() {
    assertThat(epochs(new ExponentialDecay(0.5, Per.EPOCH))).containsExactly(8, 4, 2, 1, 0.5, 0.25);
  }

  @Test
  void cosineFallsToItsLastStepSizeAndStays() {
    assertThat(epochs(new CosineDecay(4, 2, Per.EPOCH)))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(8, 5 + 3 * Math.sqrt(0.5), 5, 5 - 3 * Math.sqrt(0.5), 2, 2);
  }
}
