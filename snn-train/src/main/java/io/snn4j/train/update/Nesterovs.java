package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Gradient descent with Nesterov's momentum (Sutskever et al. 2013).
 *
 * @param learningRate the step size
 * @param momentum the share of the last step that is kept
 */
@About(
    value = "gradient descent with Nesterov's momentum",
    formula = "v' = momentum*v - learningRate*g, w += (1 + momentum)*v' - momentum*v")
public record Nesterovs(
    @Param(value = "step size", min = 0) double learningRate,
    @Param(value = "share of the last step that is kept", min = 0, max = 1) double momentum)
    implements Updater {

  /** A step size of 0.01 and a momentum of 0.9. */
  public Nesterovs() {
    this(0.01, 0.9);
  }

  /**
   * Checks the settings.
   *
   * @param learningRate the step size
   * @param momentum the share of the last step that is kept
   * @throws IllegalArgumentException if one is out of range
   */
  public Nesterovs {
    Check.notNegative("learningRate", learningRate);
    Check.within("momentum", momentum, 0, 1);
  }

  @Override
  public IUpdater nd4j() {
    return new org.nd4j.linalg.learning.config.Nesterovs(learningRate, momentum);
  }
}
