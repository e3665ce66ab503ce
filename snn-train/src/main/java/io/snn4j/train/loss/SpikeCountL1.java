package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;

/**
 * Regulariser that makes spikes rare: {@code L = lambda * mean_b sum_t,n S[t]}, over the layers
 * chosen (snnTorch's l1_rate_sparsity, which does not divide by the samples: reduction sum). Spikes
 * [T,B,N]; targets are not read.
 *
 * @param lambda what a spike costs
 * @param layers the layers whose spikes count
 * @param reduction whether to average or to sum over the samples
 */
@About(value = "regulariser that makes spikes rare", formula = "L = lambda * mean_b sum_t,n S[t]")
public record SpikeCountL1(
    @Param(value = "what a spike costs", min = 0) double lambda,
    @Param("layers whose spikes count") Layers layers,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** 1e-5 for every spike of any layer, as the mean over the samples. */
  public SpikeCountL1() {
    this(1e-5, Layers.ALL, Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param lambda what a spike costs
   * @param layers the layers whose spikes count
   * @param reduction whether to average or to sum over the samples
   * @throws IllegalArgumentException if one is out of range
   */
  public SpikeCountL1 {
    Check.notNegative("lambda", lambda);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    double loss = 0;
    for (Recording.Layer layer : layers.of(recording)) {
      Signal spikes = layer.spikes();
      double cost = lambda * reduction.samples(spikes.batch());
      loss += cost * sum(spikes);
      float[] into = gradient.spikes(layer);
      int length = spikes.steps() * spikes.batch() * spikes.features();
      for (int i = 0; i < length; i++) {
        into[i] += (float) cost;
      }
    }
    return loss;
  }

  private static double sum(Signal spikes) {
    if (spikes instanceof SpikeTrain train) {
      return train.count();
    }
    double sum = 0;
    for (float count : SpikeCounts.of(spikes, spikes.features())) {
      sum += count;
    }
    return sum;
  }
}
