package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * Cross-entropy of each output neuron's highest membrane: {@code L = mean_b -log softmax(max_t
 * U[t])[y]} (snnTorch's ce_max_membrane_loss; Cramer et al. 2020 read out so). Membranes [T,B,C].
 *
 * <p>The gradient goes to the step of the maximum alone, the first one if it is reached again.
 *
 * @param weights the weight of each class, [C]; none: 1 each
 * @param labelSmoothing the share of the aim that is spread evenly over all classes
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "cross-entropy of each output neuron's highest membrane",
    formula = "L = mean_b -log softmax(max_t U[t])[y]")
public record CrossEntropyMaxMembrane(
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param(value = "share of the aim that is spread evenly over all classes", min = 0, max = 1)
        double labelSmoothing,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** No weights, no smoothing, the mean over the samples. */
  public CrossEntropyMaxMembrane() {
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
  public CrossEntropyMaxMembrane {
    weights = Classes.checkedWeights(weights);
    CrossEntropy.checkSmoothing(labelSmoothing);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Dense membrane = output.membrane();
    int classes = membrane.features();
    int row = membrane.batch() * classes;
    float[] u = membrane.values();
    int[] steps = highest(u, membrane.steps(), row);
    float[] highest = new float[row];
    for (int i = 0; i < row; i++) {
      highest[i] = u[steps[i] * row + i];
    }
    float[] highestGradient = new float[row];
    int[] y = Classes.of(targets, membrane.batch(), classes);
    double loss =
        CrossEntropy.own(classes, weights, labelSmoothing, reduction)
            .add(highest, y, 1, highestGradient);
    float[] into = gradient.membrane(output);
    for (int i = 0; i < row; i++) {
      into[steps[i] * row + i] += highestGradient[i];
    }
    return loss;
  }

  /** The step of each neuron's first maximum, [B,C]. */
  private static int[] highest(float[] u, int steps, int row) {
    int[] highest = new int[row];
    for (int t = 1; t < steps; t++) {
      for (int i = 0; i < row; i++) {
        highest[i] = u[t * row + i] > u[highest[i] * row + i] ? t : highest[i];
      }
    }
    return highest;
  }
}
