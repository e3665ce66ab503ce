package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * Squared distance of the output membranes from what they should be: {@code L = 1/T * sum_t
 * mean_b,c (U[t] - u_c)^2}, where u is onTarget for the class and offTarget for the others
 * (snnTorch's mse_membrane_loss). Membranes [T,B,C]; targets may be a class for each sample or one
 * that changes over time.
 *
 * @param onTarget the membrane that the class should have
 * @param offTarget the membrane that all others should have
 * @param weights the weight of each class, [C]; none: 1 each
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "squared distance of the output membranes from what they should be",
    formula = {
      "L = 1/T * sum_t mean_b,c (U[t] - u_c)^2",
      "u_c = onTarget for the class, offTarget for the others"
    })
public record MseMembrane(
    @Param("membrane that the class should have") double onTarget,
    @Param("membrane that all others should have") double offTarget,
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** 1 for the class and 0 for the others, no weights, the mean over the samples. */
  public MseMembrane() {
    this(1, 0, List.of(), Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param onTarget the membrane that the class should have
   * @param offTarget the membrane that all others should have
   * @param weights the weight of each class, [C]; none: 1 each
   * @param reduction how the losses of the samples become one number
   * @throws IllegalArgumentException if one is out of range
   */
  public MseMembrane {
    Check.finite("onTarget", onTarget);
    Check.finite("offTarget", offTarget);
    weights = Classes.checkedWeights(weights);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Dense membrane = output.membrane();
    int batch = membrane.batch();
    int classes = membrane.features();
    float[] u = membrane.values();
    float[] into = gradient.membrane(output);
    SquaredError rows = new SquaredError(classes, weights, onTarget, offTarget, reduction);
    double loss = 0;
    int[] y = Classes.at(0, targets, batch, classes);
    for (int t = 0; t < membrane.steps(); t++) {
      y = Classes.at(t, targets, batch, classes, y);
      loss += rows.add(u, t * batch * classes, y, 1.0 / membrane.steps(), into);
    }
    return loss;
  }
}
