package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * RMSProp: steps divided by a running mean of the gradient's size (Hinton, Srivastava and Swersky
 * 2012, lecture 6e).
 *
 * @param learningRate the step size
 * @param decay the share of the running mean that is kept
 * @param epsilon keeps the division finite
 */
@About(
    value = "steps divided by a running mean of the gradient's size",
    formula = "v = decay*v + (1-decay)*g^2, w -= learningRate * g / (sqrt(v) + epsilon)")
public record RmsProp(
    @Param(value = "step size", min = 0) double learningRate,
    @Param(value = "share of the running mean that is kept", min = 0, max = 1) double decay,
    @Param(value = "keeps the division finite", min = 0, exclusiveMin = true) double epsilon)
    implements Updater {

  /** PyTorch's defaults: a step size of 0.01, decay 0.99, epsilon 1e-8. */
  public RmsProp() {
    this(0.01, 0.99, 1e-8);
  }

  /**
   * Checks the settings.
   *
   * @param learningRate the step size
   * @param decay the share of the running mean that is kept
   * @param epsilon keeps the division finite
   * @throws IllegalArgumentException if one is out of range
   */
  public RmsProp {
    Check.notNegative("learningRate", learningRate);
    Check.within("decay", decay, 0, 1);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public IUpdater nd4j() {
    return new org.nd4j.linalg.learning.config.RmsProp(learningRate, decay, epsilon);
  }
}
