package io.snn4j.encoding.targets;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.encoding.Latency;

/**
 * One spike per neuron, the earlier the larger its value (snnTorch's targets_latency, and its
 * latency code with on and off targets).
 *
 * @param code says when
 * @param levels the values of the signal
 * @param ramps whether the signal rises to the spike instead of jumping
 */
public record LatencyTargets(Latency code, Levels levels, boolean ramps) {

  /**
   * {@return the targets of some classes, [T,B,C]: the class spikes first}
   *
   * @param steps the number of time steps T
   * @param classes the number of classes C
   * @param targets the class of each sample
   */
  public Dense of(int steps, int classes, int... targets) {
    return of(new Constant(steps, targets.length, classes, OneHot.of(targets, classes)));
  }

  /**
   * {@return the signal of some values in [0,1], [T,B,N]}
   *
   * @param values the values, [B,N], and the number of steps
   */
  public Dense of(Constant values) {
    return ramps ? ramp(values) : spikes(values);
  }

  private Dense spikes(Constant values) {
    Dense signal = code.encode(values, new long[values.batch()]).dense();
    float[] v = signal.values();
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.max(v[i] * levels.on(), levels.off());
    }
    return signal;
  }

  /** Rises to the spike, where that lies in the window, and is off after it. */
  private Dense ramp(Constant values) {
    long[] at = code.steps(values);
    int steps = values.steps();
    float[] signal = new float[Math.multiplyExact(steps, at.length)];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < at.length; i++) {
        boolean rises = t <= at[i] && at[i] <= steps;
        double way = at[i] == 0 ? 1 : t / (double) at[i];
        signal[t * at.length + i] = rises ? levels.ramp(way) : levels.off();
      }
    }
    return new Dense(steps, values.batch(), values.features(), signal);
  }
}
