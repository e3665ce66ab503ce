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
 * Latency code: the brighter, the sooner; one spike per feature, at {@code round(firstSpike + d)},
 * half to even (snnTorch's spikegen.latency). A still picture [B,N] becomes [T,B,N].
 *
 * <p>The delay, with {@code theta} the threshold:
 *
 * <ul>
 *   <li>log: {@code d = tau*ln(x/(x-theta))}, x at least theta + 1e-7
 *   <li>linear: {@code d = tau*(1-x)}, at most {@code tau*(1-theta)}
 * </ul>
 *
 * <p>Normalized, the log delays of a sample are stretched until the last reaches step T-1, and the
 * linear ones as if x = 0 did ({@code tau = T-1-firstSpike}). The stretch is each sample's own;
 * snnTorch's is the batch's, so that there a sample's code depends on its neighbours.
 *
 * @param tau the time constant, in steps; the normalized codes do not depend on it
 * @param threshold theta, the feature that takes longest to spike
 * @param code how the delay follows from the feature
 * @param normalize whether the delays are stretched to fill the window
 * @param clip whether features below the threshold are silent
 * @param bypass whether a spike past the window is dropped, rather than an error
 * @param firstSpike the step of a spike without delay
 */
@About(
    value = "the brighter, the sooner; one spike per feature",
    formula = {
      "t = round(firstSpike + d)",
      "log: d = tau*ln(x/(x - threshold)); linear: d = tau*(1 - x)"
    })
public record Latency(
    @Param(value = "time constant of the delay in steps", min = 0, exclusiveMin = true) float tau,
    @Param(value = "feature that takes longest to spike", min = 0, max = 1) float threshold,
    @Param("how the delay follows from the feature") LatencyCode code,
    @Param("whether the delays are stretched to fill the window") boolean normalize,
    @Param("whether features below the threshold are silent") boolean clip,
    @Param("whether spikes past the window are dropped, rather than an error") boolean bypass,
    @Param(value = "step of a spike without delay", min = 0) int firstSpike)
    implements SpikeEncoder {

  private static final double LEAST_ABOVE_THRESHOLD = 1e-7;
  private static final String LATE =
      "latency: a feature of %s spikes at step %d of %d; use more steps, a smaller tau, normalize"
          + " or bypass";

  /** The log code with tau 1 and threshold 0.01; the darkest feature spikes at step 12. */
  public Latency() {
    this(1, 0.01f, LatencyCode.LOG, false, false, false, 0);
  }

  /**
   * Checks the parameters.
   *
   * @param tau the time constant, in steps; the normalized codes do not depend on it
   * @param threshold theta, the feature that takes longest to spike
   * @param code how the delay follows from the feature
   * @param normalize whether the delays are stretched to fill the window
   * @param clip whether features below the threshold are silent
   * @param bypass whether a spike past the window is dropped, rather than an error
   * @param firstSpike the step of a spike without delay
   * @throws IllegalArgumentException if tau is not positive, the threshold lies outside [0,1], or
   *     firstSpike is negative
   */
  public Latency {
    Check.positive("tau", tau);
    Check.within("threshold", threshold, 0, 1);
    Check.atLeast("firstSpike", firstSpike, 0);
  }

  @Override
  public Signal encode(Signal data, long[] keys, SignalRoom room) {
    Constant picture = Still.of(this, data);
    int steps = data.steps();
    Check.that(
        firstSpike < steps, "latency: firstSpike is %d, but there are %d steps", firstSpike, steps);
    long[] at = steps(picture);
    SpikeTrain spikes = room.spikes(steps, data.batch(), data.features());
    for (int i = 0; i < at.length; i++) {
      int b = i / data.features();
      int n = i % data.features();
      if (at[i] < steps && !(clip && below(picture.at(0, b, n)))) {
        spikes.set((int) at[i], b, n);
      }
    }
    return spikes;
  }

  /**
   * {@return the step of each feature's spike, rounded half to even, [B,N]; those that clip
   * silences have one too}
   *
   * @param picture values in [0,1], [B,N]
   * @throws IllegalArgumentException if one lies past the window, unless that is bypassed
   */
  public long[] steps(Constant picture) {
    double[] times = times(picture);
    long[] at = new long[times.length];
    for (int i = 0; i < at.length; i++) {
      float x = picture.at(0, i / picture.features(), i % picture.features());
      at[i] = (long) Math.rint(times[i]);
      boolean silent = clip && below(x);
      Check.that(bypass || silent || at[i] < picture.steps(), LATE, x, at[i], picture.steps());
    }
    return at;
  }

  /**
   * {@return the time of each feature's spike before it is rounded, {@code firstSpike + d}, [B,N]}
   *
   * @param picture values in [0,1], [B,N]
   */
  public double[] times(Constant picture) {
    int features = picture.features();
    double[] times = new double[picture.batch() * features];
    for (int b = 0; b < picture.batch(); b++) {
      double stretch = stretch(picture, b);
      for (int n = 0; n < features; n++) {
        times[b * features + n] = firstSpike + stretch * delay(picture.at(0, b, n));
      }
    }
    return times;
  }

  /**
   * {@return whether a feature lies below the threshold, so that clip would silence it}
   *
   * @param x a feature's value
   */
  public boolean below(float x) {
    return x < threshold;
  }

  private double delay(float x) {
    if (code == LatencyCode.LINEAR) {
      return tau * Math.min(Math.max(1.0 - x, 0), 1.0 - threshold);
    }
    // a float, as x is: near the threshold the difference shows how it was rounded
    float charge = Math.max(x, (float) (threshold + LEAST_ABOVE_THRESHOLD));
    return tau * Math.log((double) charge / (charge - threshold));
  }

  /** The factor of a sample's delays that fills the window. */
  private double stretch(Constant picture, int sample) {
    int window = picture.steps() - 1 - firstSpike;
    if (!normalize) {
      return 1;
    } else if (code == LatencyCode.LINEAR) {
      return window / (double) tau;
    }
    double longest = 0;
    for (int n = 0; n < picture.features(); n++) {
      longest = Math.max(longest, delay(picture.at(0, sample, n)));
    }
    return longest > 0 ? window / longest : 0;
  }
}
