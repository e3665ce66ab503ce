package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * Cross-entropy of the times of first spikes: {@code L = mean_b -log softmax(z)[y]}, where z is
 * {@code -t} or {@code 1/(t+1)} of the step t of each output neuron's first spike (snnTorch's
 * ce_temporal_loss: the class shall spike first). Spikes [T,B,C].
 *
 * <p>A neuron that does not spike counts as spiking at T-1. The gradient is an estimate: {@code
 * dt/dS = -1} at step t, T-1 without a spike, and 0 elsewhere. With weights snnTorch takes the
 * weighted mean here, and here alone.
 *
 * @param inverse how an early spike becomes a large logit
 * @param weights the weight of each class, [C]; none: 1 each
 * @param labelSmoothing the share of the aim that is spread evenly over all classes
 * @param reduction how the losses of the samples become one number
 */
@About(
    value = "cross-entropy of the times of first spikes",
    formula = "L = mean_b -log softmax(z)[y], z = -t or 1/(t+1) of the first spike's step t")
public record CrossEntropyTemporal(
    @Param("how an early spike becomes a large logit") Inverse inverse,
    @Param("weight of each class; none: 1 each") List<Double> weights,
    @Param(value = "share of the aim that is spread evenly over all classes", min = 0, max = 1)
        double labelSmoothing,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** Logits -t, no weights, no smoothing, the mean over the samples. */
  public CrossEntropyTemporal() {
    this(Inverse.NEGATE, List.of(), 0, Reduction.MEAN);
  }

  /** How an early spike becomes a large logit. */
  public enum Inverse {
    /** {@code z = -t}. */
    NEGATE {
      @Override
      double of(int t) {
        return -t;
      }

      @Override
      double derivative(int t) {
        return -1;
      }
    },

    /** {@code z = 1/(t+1)}. */
    RECIPROCAL {
      @Override
      double of(int t) {
        return 1.0 / (t + 1);
      }

      @Override
      double derivative(int t) {
        return -1.0 / ((t + 1.0) * (t + 1.0));
      }
    };

    abstract double of(int t);

    abstract double derivative(int t);
  }

  /**
   * Checks the settings.
   *
   * @param inverse how an early spike becomes a large logit
   * @param weights the weight of each class, [C]; none: 1 each
   * @param labelSmoothing the share of the aim that is spread evenly over all classes
   * @param reduction how the losses of the samples become one number
   * @throws IllegalArgumentException if one is out of range
   */
  public CrossEntropyTemporal {
    weights = Classes.checkedWeights(weights);
    CrossEntropy.checkSmoothing(labelSmoothing);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    Recording.Layer output = recording.output();
    Signal spikes = output.spikes();
    int classes = spikes.features();
    SpikeTimes times = new SpikeTimes(spikes, 1);
    float[] z = new float[spikes.batch() * classes];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) inverse.of(times.at(0, i / classes, i % classes));
    }
    float[] logitGradient = new float[z.length];
    int[] y = Classes.of(targets, spikes.batch(), classes);
    double loss =
        CrossEntropy.own(classes, weights, labelSmoothing, reduction).add(z, y, 1, logitGradient);
    float[] into = gradient.spikes(output);
    for (int i = 0; i < z.length; i++) {
      int t = times.at(0, i / classes, i % classes);
      times.back(logitGradient[i] * inverse.derivative(t), 0, i / classes, i % classes, into);
    }
    return loss;
  }
}
