package io.snn4j.train.loss;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.Targets;

/**
 * Regulariser that keeps neurons neither silent nor restless: {@code L = lambda * sum_layers
 * mean_b,n (max(0, lower - r)^2 + max(0, r - upper)^2)}, where {@code r = 1/T * sum_t S[t]} is a
 * neuron's rate during one sample (Zenke and Vogels 2021 bound spike counts by such squared
 * hinges). Spikes [T,B,N]; targets are not read.
 *
 * @param lower the least rate that costs nothing, in spikes per step
 * @param upper the largest rate that costs nothing, in spikes per step
 * @param lambda the factor on the whole
 * @param layers the layers whose rates count
 * @param reduction whether to average or to sum over samples and neurons
 */
@About(
    value = "regulariser that keeps neurons neither silent nor restless",
    formula = {
      "L = lambda * sum_layers mean_b,n (max(0, lower - r)^2 + max(0, r - upper)^2)",
      "r = 1/T * sum_t S[t]"
    })
public record FiringRateBand(
    @Param(value = "least rate that costs nothing, in spikes per step", min = 0) double lower,
    @Param("largest rate that costs nothing, in spikes per step, at least lower") double upper,
    @Param(value = "factor on the whole", min = 0) double lambda,
    @Param("layers whose rates count") Layers layers,
    @Param("how the losses of the samples become one number") Reduction reduction)
    implements Reduced {

  /** Rates between 0.01 and 0.5 cost nothing, in any layer; a factor of 1. */
  public FiringRateBand() {
    this(0.01, 0.5, 1, Layers.ALL, Reduction.MEAN);
  }

  /**
   * Checks the settings.
   *
   * @param lower the least rate that costs nothing, in spikes per step
   * @param upper the largest rate that costs nothing, in spikes per step
   * @param lambda the factor on the whole
   * @param layers the layers whose rates count
   * @param reduction whether to average or to sum over samples and neurons
   * @throws IllegalArgumentException if one is out of range
   */
  public FiringRateBand {
    Check.notNegative("lower", lower);
    Check.finite("upper", upper);
    Check.that(lower <= upper, "upper must be at least lower, %s, but was %s", lower, upper);
    Check.notNegative("lambda", lambda);
  }

  @Override
  public double evaluate(Recording recording, Targets targets, Gradient gradient) {
    double loss = 0;
    for (Recording.Layer layer : layers.of(recording)) {
      Signal spikes = layer.spikes();
      int neurons = spikes.features();
      double scale = lambda * reduction.samples(spikes.batch()) * reduction.neurons(neurons);
      float[] counts = SpikeCounts.of(spikes, neurons);
      float[] countGradient = new float[counts.length];
      for (int i = 0; i < counts.length; i++) {
        double outside = outside((double) counts[i] / spikes.steps());
        loss += scale * outside * outside;
        countGradient[i] = (float) (2 * scale * outside / spikes.steps());
      }
      SpikeCounts.back(countGradient, neurons, spikes, gradient.spikes(layer));
    }
    return loss;
  }

  /** How far a rate lies above the band, or, negative, below it. */
  private double outside(double rate) {
    return rate < lower ? rate - lower : Math.max(0, rate - upper);
  }
}
