package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Gradient descent with momentum, {@code v = momentum*v + g, w -= learningRate*v} (Polyak 1964, in
 * the form of PyTorch's SGD, where the step size does not enter v).
 *
 * @param learningRate the step size
 * @param momentum the share of the velocity v that is kept
 */
@About(
    value = "gradient descent with momentum",
    formula = "v = momentum*v + g, w -= learningRate*v")
public record Momentum(
    @Param(value = "step size", min = 0) double learningRate,
    @Param(value = "share of the velocity that is kept", min = 0, max = 1) double momentum)
    implements Updater {

  /** A step size of 0.01 and a momentum of 0.9. */
  public Momentum() {
    this(0.01, 0.9);
  }

  /**
   * Checks the settings.
   *
   * @param learningRate the step size
   * @param momentum the share of the velocity v that is kept
   * @throws IllegalArgumentException if one is out of range
   */
  public Momentum {
    Check.notNegative("learningRate", learningRate);
    Check.within("momentum", momentum, 0, 1);
  }

  @Override
  public IUpdater nd4j() {
    return new HeavyBall(learningRate, momentum);
  }
}
