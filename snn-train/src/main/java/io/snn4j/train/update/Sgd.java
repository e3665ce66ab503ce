package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Stochastic gradient descent, {@code w -= learningRate * g}.
 *
 * @param learningRate the step size
 */
@About(value = "stochastic gradient descent", formula = "w -= learningRate*g")
public record Sgd(@Param(value = "step size", min = 0) double learningRate) implements Updater {

  /** A step size of 0.01. */
  public Sgd() {
    this(0.01);
  }

  /**
   * Checks the step size.
   *
   * @param learningRate the step size
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Sgd {
    Check.notNegative("learningRate", learningRate);
  }

  @Override
  public IUpdater nd4j() {
    return new org.nd4j.linalg.learning.config.Sgd(learningRate);
  }
}
