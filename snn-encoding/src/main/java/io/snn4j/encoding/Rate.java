package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SpikeTrain;

/**
 * Rate code: the brighter, the more often; each step is a coin toss of its own, {@code P(S[t] = 1)
 * = clip(gain*x + offset, 0, 1)}, silent before {@code firstSpike} (snnTorch's spikegen.rate).
 *
 * <p>A still picture [B,N] becomes [T,B,N]. Data that change over time, [T,B,N], follow {@code
 * firstSpike} silent steps, [firstSpike+T,B,N], and are probabilities themselves: gain and offset
 * apply to still data alone, as in snnTorch.
 *
 * @param gain the factor of the data
 * @param offset what is added to the product
 * @param firstSpike the first step that may hold a spike
 */
@About(
    value = "the brighter, the more often; each step is a coin toss",
    formula = "P(S[t] = 1) = clip(gain*x + offset, 0, 1) from step firstSpike on")
public record Rate(
    @Param("factor of the data") float gain,
    @Param("probability added to it") float offset,
    @Param(value = "first step that may hold a spike", min = 0) int firstSpike)
    implements SpikeEncoder {

  /** The data are the probabilities, from the first step on. */
  public Rate() {
    this(1, 0, 0);
  }

  /**
   * Checks the parameters.
   *
   * @param gain the factor of the data
   * @param offset what is added to the product
   * @param firstSpike the first step that may hold a spike
   * @throws IllegalArgumentException if gain or offset is not finite, or firstSpike negative
   */
  public Rate {
    Check.finite("gain", gain);
    Check.finite("offset", offset);
    Check.atLeast("firstSpike", firstSpike, 0);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    int steps = data instanceof Constant ? data.steps() : firstSpike + data.steps();
    int features = data.features();
    Check.that(
        firstSpike < steps, "rate: firstSpike is %d, but there are %d steps", firstSpike, steps);
    SpikeTrain spikes = room.spikes(steps, data.batch(), features);
    for (int b = 0; b < data.batch(); b++) {
      for (int n = 0; n < features; n++) {
        if (data instanceof Constant) {
          still(spikes, b, n, probability(data, firstSpike, b, n), keys[b]);
        } else {
          for (int t = firstSpike; t < steps; t++) {
            if (CounterRandom.uniform(keys[b], (long) t * features + n)
                < probability(data, t, b, n)) {
              spikes.set(t, b, n);
            }
          }
        }
      }
    }
    return spikes;
  }

  /** The same probability at every step; most pixels of a picture are dark and toss no coin. */
  private void still(SpikeTrain spikes, int sample, int feature, float p, long key) {
    if (!(p > 0)) {
      return;
    }
    int[] words = spikes.words();
    int at = spikes.row(0, sample) + feature;
    int features = spikes.features();
    for (int t = firstSpike; t < spikes.steps(); t++) {
      int spike = CounterRandom.uniform(key, (long) t * features + feature) < p ? 1 : 0;
      words[at + t / SpikeTrain.STEPS_PER_WORD * features] |= spike << t;
    }
  }

  /**
   * {@return the probability of a spike, from 0 to 1}
   *
   * @param data what is encoded
   * @param step a step of the signal that it becomes
   * @param sample the sample's place in the batch, from 0
   * @param feature the feature's index, from 0
   */
  public float probability(Signal data, int step, int sample, int feature) {
    if (step < firstSpike) {
      return 0;
    }
    float x = data.at(step - firstSpike, sample, feature);
    float p = data instanceof Constant ? gain * x + offset : x;
    return Math.min(Math.max(p, 0), 1);
  }
}
