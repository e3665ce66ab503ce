package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SpikeTrain;

/**
 * Delta code: a spike where a feature rises, {@code S[t] = 1 where x[t] - x[t-1] >= threshold}
 * (snnTorch's spikegen.delta; event cameras work so). Data [T,B,N] become [T,B,N].
 *
 * <p>With off-spikes a fall by the threshold is -1, and the signal is {@link Dense}. The step
 * before the first counts as 0, or with padding as the first itself, so that nothing spikes there.
 *
 * @param threshold the change that makes a spike
 * @param offSpikes whether a fall makes a spike of -1
 * @param padding whether the first step is free of spikes
 */
@About(
    value = "a spike where a feature rises, as in event cameras",
    formula = {
      "S[t] = 1 where x[t] - x[t-1] >= threshold",
      "with offSpikes, S[t] = -1 where it falls as much"
    })
public record Delta(
    @Param(value = "change that makes a spike", min = 0, exclusiveMin = true) float threshold,
    @Param("whether a fall makes a spike of -1") boolean offSpikes,
    @Param("whether the first step is free of spikes") boolean padding)
    implements SpikeEncoder {

  /** Rises by 0.1. */
  public Delta() {
    this(0.1f, false, false);
  }

  /**
   * Checks the threshold.
   *
   * @param threshold the change that makes a spike
   * @param offSpikes whether a fall makes a spike of -1
   * @param padding whether the first step is free of spikes
   * @throws IllegalArgumentException if it is not positive
   */
  public Delta {
    Check.positive("threshold", threshold);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    return offSpikes ? signed(data, room) : onSpikes(data, room);
  }

  private Signal onSpikes(Signal data, SignalRoom room) {
    SpikeTrain spikes = room.spikes(data.steps(), data.batch(), data.features());
    for (int t = 0; t < data.steps(); t++) {
      for (int b = 0; b < data.batch(); b++) {
        for (int n = 0; n < data.features(); n++) {
          if (change(data, t, b, n) >= threshold) {
            spikes.set(t, b, n);
          }
        }
      }
    }
    return spikes;
  }

  private Signal signed(Signal data, SignalRoom room) {
    Dense spikes = room.dense(data.steps(), data.batch(), data.features());
    int i = 0;
    for (int t = 0; t < data.steps(); t++) {
      for (int b = 0; b < data.batch(); b++) {
        for (int n = 0; n < data.features(); n++) {
          float change = change(data, t, b, n);
          spikes.values()[i++] = change >= threshold ? 1 : change <= -threshold ? -1 : 0;
        }
      }
    }
    return spikes;
  }

  private float change(Signal data, int step, int sample, int feature) {
    return data.at(step, sample, feature) - before(data, step, sample, feature);
  }

  private float before(Signal data, int t, int b, int n) {
    if (t > 0) {
      return data.at(t - 1, b, n);
    }
    return padding ? data.at(0, b, n) : 0;
  }
}
