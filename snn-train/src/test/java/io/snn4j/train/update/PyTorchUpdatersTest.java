package io.snn4j.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.Engine;
import io.snn4j.train.schedule.ConstantRate;
import io.snn4j.train.schedule.CosineDecay;
import io.snn4j.train.schedule.Per;
import io.snn4j.train.schedule.Schedule;
import io.snn4j.train.schedule.StepDecay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** Updaters, clipping and schedules do what PyTorch's do, computed here in double precision. */
class PyTorchUpdatersTest {

  private static final float[] GRADIENTS = {0.5f, -2, 0.25f, 3, -1, 0.125f};

  /** Values of a parameter that starts at 2 and is given these gradients. */
  private static double[] values(Updater updater, Schedule schedule) {
    Parameter parameter = new Parameter("w", Nd4j.ones(1).muli(2));
    Updates updates = new Updates(updater, schedule, List.of(parameter));
    double[] values = new double[GRADIENTS.length];
    for (int t = 0; t < values.length; t++) {
      parameter.gradient().assign(GRADIENTS[t]);
      updates.step(t, Engine.shared());
      values[t] = parameter.value().getDouble(0);
    }
    return values;
  }

  private static void assertClose(double[] ours, double[] expected) {
    for (int t = 0; t < expected.length; t++) {
      assertThat(ours[t]).as("step %d", t).isCloseTo(expected[t], within(2e-6));
    }
  }

  @Test
  void theVelocityOfMomentumDoesNotHoldTheStepSize() {
    Schedule halving = new StepDecay(0.5, 2, Per.EPOCH);
    double w = 2;
    double v = 0;
    double[] expected = new double[GRADIENTS.length];
    for (int t = 0; t < expected.length; t++) {
      v = 0.9 * v + GRADIENTS[t];
      w -= 0.1 * Math.pow(0.5, Math.floorDiv(t, 2)) * v;
      expected[t] = w;
    }
    assertClose(values(new Momentum(0.1, 0.9), halving), expected);
  }

  @Test
  void theDecayOfAdamWPassesItsMomentsBy() {
    Schedule halving = new StepDecay(0.5, 2, Per.STEP);
    double w = 2;
    double m = 0;
    double v = 0;
    double[] expected = new double[GRADIENTS.length];
    for (int t = 0; t < expected.length; t++) {
      double learningRate = 0.1 * Math.pow(0.5, Math.floorDiv(t, 2));
      w *= 1 - learningRate * 0.3;
      m = 0.9 * m + 0.1 * GRADIENTS[t];
      v = 0.999 * v + 0.001 * GRADIENTS[t] * GRADIENTS[t];
      double mean = m / (1 - Math.pow(0.9, t + 1));
      w -= learningRate * mean / (Math.sqrt(v / (1 - Math.pow(0.999, t + 1))) + 1e-8);
      expected[t] = w;
    }
    assertClose(values(new AdamW(0.1, 0.3), halving), expected);
  }

  @Test
  void withoutDecayAdamWIsAdam() {
    Schedule constant = new ConstantRate();
    assertThat(values(new AdamW(0.1, 0), constant)).isEqualTo(values(new Adam(0.1), constant));
  }

  @Test
  void updatersFollowASchedule() {
    // the velocity of Nesterovs holds the step size, so it would coast
    for (Updater updater :
        List.of(new Adam(), new AdamW(), new Momentum(), new RmsProp(), new Sgd())) {
      double[] values = values(updater, new CosineDecay(3, 0, Per.EPOCH));
      assertThat(values[1]).as("%s", updater).isNotEqualTo(values[2]);
      assertThat(values[5]).as("%s at step size 0", updater).isEqualTo(values[2]);
    }
  }

  @Test
  void anUpdaterWithoutAStepSizeRefusesASchedule() {
    record Still() implements Updater {
      @Override
      public IUpdater nd4j() {
        return new NoOp();
      }
    }
    assertThat(values(new Still(), new ConstantRate())).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> values(new Still(), new StepDecay()))
        .withMessage("still has no step size that schedule step could change");
  }

  @Test
  void clippingShortensAllGradientsTogether() {
    Parameter one = new Parameter("one", Nd4j.ones(1));
    Parameter two = new Parameter("two", Nd4j.ones(200_000));
    Updates updates = new Updates(new Sgd(), List.of(one, two));
    one.gradient().assign(3);
    two.gradient().putScalar(199_999, 4);
    assertThat(updates.clip(10, Engine.shared())).isCloseTo(5, within(1e-6));
    assertThat(one.gradient().getDouble(0)).isEqualTo(3);
    updates.clip(1, Engine.shared());
    assertThat(one.gradient().getDouble(0)).isCloseTo(0.6, within(1e-6));
    assertThat(two.gradient().getDouble(199_999)).isCloseTo(0.8, within(1e-6));
  }

  @Test
  void aGradientThatIsNotFiniteIsNotClipped() {
    Parameter parameter = new Parameter("w", Nd4j.ones(2));
    Updates updates = new Updates(new Sgd(), List.of(parameter));
    parameter.gradient().putScalar(0, Float.NaN);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> updates.clip(1, Engine.shared()))
        .withMessage(
            "the gradient of training step 1 is not finite; a smaller learningRate may help");
  }
}
