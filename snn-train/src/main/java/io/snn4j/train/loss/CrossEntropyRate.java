package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * Cross-entropy of the output spikes, averaged over time: {@code L = 1/T * sum_t mean_b -log
 * softmax(S[t])[y]} (snnTorch's ce_rate_loss: at every step the class shall spike and the others
 * shall not). Spikes [T,B,C]; targets may be a class for each sample or one that changes over time.
 *
 * <p>A spike or none is all a step can say, so the loss stays above {@code ln(1 + (C-1)/e)}.
 *
 * @param weights the weight of each class, [C]; none: 1 each
 * @param labelSmoothing the share of the aim that is spread evenly over all classes
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "cross-entropy of the output spikes, averaged over time",
    formula = "L = 1/T * sum_t mean_b -log softmax(S[t])[y]")
public record CrossEntropyRate(
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param(value = "share of the aim that is spread evenly over all classes", min = 0, max = 1)
        double labelSmoothing,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** No weights, no smoothing, the mean over the samples. */
  public CrossEntropyRate() {
    this(List.of(), 0, Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param weights the weight of each class, [C]; none: 1 each
   * @param labelSmoothing the share of the aim that is spread evenly over all classes
   * @param reduction how the losses of the samples become one number
   * @throws IllegalArgumentException if one is out of range
   */
  public CrossEntropyRate {
    weights = Classes.checkedWeights(weights);
    CrossEntropy.checkSmoothing(labelSmoothing);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Dense spikes = output.spikes().dense();
    CrossEntropy rows = CrossEntropy.own(spikes.features(), weights, labelSmoothing, reduction);
    return rows.addAll(recording, spikes, targets, 1.0 / spikes.steps(), gradient.spikes(output));
  }
}
