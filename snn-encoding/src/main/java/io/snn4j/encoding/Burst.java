package io.snn4j.encoding;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SignalRoom;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SpikeTrain;

/**
 * Burst code: the brighter, the more spikes and the denser, from step 0 on: {@code ceil(x*spikes)}
 * spikes, one every {@code ceil(longest - x*(longest - shortest))} steps (Guo et al. 2021, section
 * on burst coding). A still picture [B,N] becomes [T,B,N].
 *
 * <p>What does not fit into the window is lost; the longest burst takes at most {@code
 * (spikes-1)*longest + 1} steps.
 *
 * @param spikes the spikes of a feature of 1
 * @param shortest the interval between the spikes of a feature of 1, in steps
 * @param longest the interval a feature near 0 would have, in steps
 */
@About(
    value = "the brighter, the more spikes and the denser, from the first step on",
    formula = "ceil(x*spikes) spikes, one every ceil(longest - x*(longest - shortest)) steps")
public record Burst(
    @Param(value = "spikes of a feature of 1", min = 1) int spikes,
    @Param(value = "steps between the spikes of a feature of 1", min = 1) int shortest,
    @Param(value = "steps between the spikes of a feature near 0", min = 1) int longest)
    implements SpikeEncoder {

  /** Up to five spikes, two to six steps apart: within 25 steps. */
  public Burst() {
    this(5, 2, 6);
  }

  /**
   * Checks the parameters.
   *
   * @param spikes the spikes of a feature of 1
   * @param shortest the interval between the spikes of a feature of 1, in steps
   * @param longest the interval a feature near 0 would have, in steps
   * @throws IllegalArgumentException if one is below 1, or the intervals are in the wrong order
   */
  public Burst {
    Check.atLeast("spikes", spikes, 1);
    Check.atLeast("shortest", shortest, 1);
    Check.that(
        longest >= shortest,
        "longest must be at least shortest, which is %d, but was %d",
        shortest,
        longest);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    Constant picture = Still.of(this, data);
    SpikeTrain train = room.spikes(data.steps(), data.batch(), data.features());
    for (int b = 0; b < data.batch(); b++) {
      for (int n = 0; n < data.features(); n++) {
        float x = Math.min(picture.at(0, b, n), 1);
        int count = (int) Math.ceil(x * spikes);
        int interval = (int) Math.ceil(longest - x * (longest - shortest));
        for (int s = 0, t = 0; s < count && t < data.steps(); s++, t += interval) {
          train.set(t, b, n);
        }
      }
    }
    return train;
  }
}
