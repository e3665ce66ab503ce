package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import java.util.List;
import java.util.Optional;

/**
 * Cross-entropy of the spike counts: {@code L = mean_b -log softmax(sum_t S[t])[y]} (snnTorch's
 * ce_count_loss: the class shall spike most often). Spikes [T,B,N], counts [B,C].
 *
 * @param classes C, where each class is a group of neighbouring neurons (population code); absent:
 *     each neuron is a class
 * @param weights the weight of each class, [C]; none: 1 each
 * @param labelSmoothing the share of the aim that is spread evenly over all classes
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "cross-entropy of the spike counts",
    formula = "L = mean_b -log softmax(sum_t S[t])[y]")
public record CrossEntropyCount(
    @Param("number of classes, each a group of neighbours; absent: each neuron is a class")
        Optional<Integer> classes,
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param(value = "share of the aim that is spread evenly over all classes", min = 0, max = 1)
        double labelSmoothing,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** Each neuron a class, no weights, no smoothing, the mean over the samples. */
  public CrossEntropyCount() {
    this(Optional.empty(), List.of(), 0, Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param classes C, where each class is a group of neighbouring neurons (population code);
   *     absent: each neuron is a class
   * @param weights the weight of each class, [C]; none: 1 each
   * @param labelSmoothing the share of the aim that is spread evenly over all classes
   * @param reduction how the losses of the samples become one number
   * @throws IllegalArgumentException if one is out of range
   */
  public CrossEntropyCount {
    Classes.check(classes);
    weights = Classes.checkedWeights(weights);
    CrossEntropy.checkSmoothing(labelSmoothing);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Signal spikes = output.spikes();
    int groups = classes.orElse(spikes.features());
    float[] counts = SpikeCounts.of(spikes, groups);
    float[] countGradient = new float[counts.length];
    int[] y = Classes.of(targets, spikes.batch(), groups);
    double loss =
        CrossEntropy.own(groups, weights, labelSmoothing, reduction)
            .add(counts, y, 1, countGradient);
    SpikeCounts.back(countGradient, groups, spikes, gradient.spikes(output));
    return loss;
  }
}
