package io.snn4j.train.update;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Adam with decoupled weight decay, {@code w -= learningRate * (m^ / (sqrt(v^) + epsilon) +
 * weightDecay * w)} (Loshchilov and Hutter 2019, algorithm 2; PyTorch's AdamW).
 *
 * <p>Every learned parameter decays, biases and a neuron's coefficients among them.
 *
 * @param learningRate the step size
 * @param beta1 the share of the gradient's running mean that is kept
 * @param beta2 the share of its square's running mean that is kept
 * @param epsilon keeps the division finite
 * @param weightDecay the share of each parameter that, times the step size, is taken off
 */
@About(
    value = "Adam with decoupled weight decay",
    formula = "w -= learningRate * (m^ / (sqrt(v^) + epsilon) + weightDecay*w)")
public record AdamW(
    @Param(value = "step size", min = 0) double learningRate,
    @Param(value = "share of the gradient's running mean that is kept", min = 0, max = 0.999999)
        double beta1,
    @Param(value = "share of its square's running mean that is kept", min = 0, max = 0.999999)
        double beta2,
    @Param(value = "keeps the division finite", min = 0, exclusiveMin = true) double epsilon,
    @Param(value = "share of each parameter that, times the step size, is taken off", min = 0)
        double weightDecay)
    implements Updater {

  /** PyTorch's defaults: a step size of 0.001, 0.9, 0.999, 1e-8 and a decay of 0.01. */
  public AdamW() {
    this(1e-3, 0.01);
  }

  /**
   * This step size and decay, and PyTorch's defaults for the rest.
   *
   * @param learningRate the step size
   * @param weightDecay the share of each parameter that, times the step size, is taken off at every
   *     step
   */
  public AdamW(double learningRate, double weightDecay) {
    this(learningRate, 0.9, 0.999, 1e-8, weightDecay);
  }

  /**
   * Checks the settings.
   *
   * @param beta1 the share of the gradient's running mean that is kept
   * @param beta2 the share of its square's running mean that is kept
   * @param epsilon keeps the division finite
   * @param learningRate the step size
   * @param weightDecay the share of each parameter that, times the step size, is taken off at every
   *     step
   * @throws IllegalArgumentException if one is out of range
   */
  public AdamW {
    Check.notNegative("weightDecay", weightDecay);
    adam(learningRate, beta1, beta2, epsilon);
  }

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public IUpdater nd4j() {
    return adam(learningRate, beta1, beta2, epsilon).nd4j();
  }

  private static Adam adam(double learningRate, double beta1, double beta2, double epsilon) {
    return new Adam(learningRate, beta1, beta2, epsilon);
  }
}
