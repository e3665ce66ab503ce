package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * Cross-entropy of the output membranes, summed over time: {@code L = sum_t mean_b -log
 * softmax(U[t])[y]} (tutorial 5, where each step's membrane shall name the class). Membranes
 * [T,B,C]; targets may be a class for each sample or one that changes over time.
 *
 * <p>An untrained network of C classes over T steps starts near {@code T*ln(C)}.
 *
 * @param weights the weight of each class, [C]; none: 1 each
 * @param labelSmoothing the share of the aim that is spread evenly over all classes
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "cross-entropy of the output membranes, summed over time",
    formula = "L = sum_t mean_b -log softmax(U[t])[y]")
public record CrossEntropyMembrane(
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param(value = "share of the aim that is spread evenly over all classes", min = 0, max = 1)
        double labelSmoothing,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** No weights, no smoothing, the mean over the samples. */
  public CrossEntropyMembrane() {
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
  public CrossEntropyMembrane {
    weights = Classes.checkedWeights(weights);
    CrossEntropy.checkSmoothing(labelSmoothing);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Dense membrane = output.membrane();
    CrossEntropy rows = CrossEntropy.own(membrane.features(), weights, labelSmoothing, reduction);
    return rows.addAll(recording, membrane, targets, 1, gradient.membrane(output));
  }
}
