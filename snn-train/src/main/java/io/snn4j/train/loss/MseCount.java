package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import java.util.List;
import java.util.Optional;

/**
 * Squared distance of the spike counts from what they should be: {@code L = 1/T * mean_b,c (sum_t
 * S[t] - n_c)^2}, where n is {@code int(T * correctRate * N/C)} for the class and {@code int(T *
 * incorrectRate * N/C)} for the others (snnTorch's mse_count_loss). Spikes [T,B,N], counts [B,C].
 *
 * <p>An incorrectRate above 0 keeps the neurons of the other classes from falling silent for good.
 *
 * @param correctRate spikes per step that the neurons of the class should have
 * @param incorrectRate spikes per step that all other neurons should have
 * @param classes C, where each class is a group of neighbouring neurons (population code); absent:
 *     each neuron is a class
 * @param weights the weight of each class, [C]; none: 1 each
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "squared distance of the spike counts from what they should be",
    formula = {
      "L = 1/T * mean_b,c (sum_t S[t] - n_c)^2",
      "n_c = int(T*correctRate) for the class, int(T*incorrectRate) for the others"
    })
public record MseCount(
    @Param(value = "spikes per step that the neurons of the class should have", min = 0)
        double correctRate,
    @Param(value = "spikes per step that all other neurons should have", min = 0)
        double incorrectRate,
    @Param("number of classes, each a group of neighbours; absent: each neuron is a class")
        Optional<Integer> classes,
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** A spike at every step for the class and none for the others; the mean over the samples. */
  public MseCount() {
    this(1, 0);
  }

  /**
   * These rates, each neuron a class, no weights, the mean over the samples.
   *
   * @param correctRate spikes per step that the neurons of the class should have
   * @param incorrectRate spikes per step that all other neurons should have
   */
  public MseCount(double correctRate, double incorrectRate) {
    this(correctRate, incorrectRate, Optional.empty(), List.of(), Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param correctRate spikes per step that the neurons of the class should have
   * @param incorrectRate spikes per step that all other neurons should have
   * @param classes C, where each class is a group of neighbouring neurons (population code);
   *     absent: each neuron is a class
   * @param weights the weight of each class, [C]; none: 1 each
   * @param reduction how the losses of the samples become one number
   * @throws IllegalArgumentException if one is out of range
   */
  public MseCount {
    Check.notNegative("correctRate", correctRate);
    Check.notNegative("incorrectRate", incorrectRate);
    Classes.check(classes);
    weights = Classes.checkedWeights(weights);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Signal spikes = output.spikes();
    int groups = classes.orElse(spikes.features());
    float[] counts = SpikeCounts.of(spikes, groups);
    float[] countGradient = new float[counts.length];
    int[] y = Classes.of(targets, spikes.batch(), groups);
    double on = count(correctRate, spikes, groups);
    double off = count(incorrectRate, spikes, groups);
    double loss =
        new SquaredError(groups, weights, on, off, reduction)
            .add(counts, 0, y, 1.0 / spikes.steps(), countGradient);
    SpikeCounts.back(countGradient, groups, spikes, gradient.spikes(output));
    return loss;
  }

  /** Whole spikes, as nothing else can be reached. */
  private static double count(double rate, Signal spikes, int groups) {
    int neurons = spikes.features() / groups;
    return Math.floor(spikes.steps() * rate * neurons);
  }
}
