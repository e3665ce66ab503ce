package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Adam with bias correction, {@code w -= learningRate * m^ / (sqrt(v^) + epsilon)} (Kingma and Ba
 * 2015, algorithm 1; PyTorch's Adam).
 *
 * @param learningRate the step size
 * @param beta1 the share of the gradient's running mean that is kept
 * @param beta2 the share of its square's running mean that is kept
 * @param epsilon keeps the division finite
 */
@About(
    value = "Adam with bias correction",
    formula = {
      "w -= learningRate * m^ / (sqrt(v^) + epsilon)",
      "m = beta1*m + (1-beta1)*g, v = beta2*v + (1-beta2)*g^2, ^ corrects the bias"
    })
public record Adam(
    @Param(value = "step size", min = 0) double learningRate,
    @Param(value = "share of the gradient's running mean that is kept", min = 0, max = 0.999999)
        double beta1,
    @Param(value = "share of its square's running mean that is kept", min = 0, max = 0.999999)
        double beta2,
    @Param(value = "keeps the division finite", min = 0, exclusiveMin = true) double epsilon)
    implements Updater {

  /** PyTorch's defaults: a step size of 0.001, 0.9, 0.999 and 1e-8. */
  public Adam() {
    this(1e-3);
  }

  /**
   * This step size, and PyTorch's defaults for the rest.
   *
   * @param learningRate the step size
   */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  /**
   * Checks the settings.
   *
   * @param learningRate the step size
   * @param beta1 the share of the gradient's running mean that is kept
   * @param beta2 the share of its square's running mean that is kept
   * @param epsilon keeps the division finite
   * @throws IllegalArgumentException if one is out of range
   */
  public Adam {
    Check.notNegative("learningRate", learningRate);
    Check.within("beta1", beta1, 0, 0.999999);
    Check.within("beta2", beta2, 0, 0.999999);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public IUpdater nd4j() {
    return new PaperAdam(this);
  }
}
