package io.snn4j.encoding.targets;

import io.snn4j.api.Check;
import java.util.Arrays;

/** Spike trains that a single neuron should fire, as times and as values over T steps. */
public final class TargetTrains {

  private TargetTrains() {}

  /**
   * {@return regular spikes: one at every {@code floor(first + k/rate)} within the window
   * (snnTorch's target_rate_code)}
   *
   * @param steps the number of time steps T
   * @param first the step of the first spike
   * @param rate spikes per step, in [0,1]; 0: none
   */
  public static int[] regular(int steps, int first, double rate) {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("first", first, 0);
    Check.within("rate", rate, 0, 1);
    int[] times = new int[steps];
    int count = 0;
    // floats, as snnTorch has them: their rounding decides at whole steps
    for (float t = first; rate > 0 && t < steps; t = (float) (first + count * (1 / rate))) {
      times[count++] = (int) t;
    }
    return Arrays.copyOf(times, count);
  }

  /**
   * {@return the train of some spikes, [T]}
   *
   * @param steps the number of time steps T
   * @param times the steps with a spike, in any order
   * @param levels the values where there is a spike and where not
   * @throws IllegalArgumentException if a time lies outside the window
   */
  public static float[] train(int steps, int[] times, Levels levels) {
    float[] train = new float[steps];
    Arrays.fill(train, levels.off());
    for (int time : checked(times, steps)) {
      train[time] = levels.on();
    }
    return train;
  }

  /**
   * {@return a rise from off to on before each spike, and off after the last, [T] (snnTorch's
   * rate_interpolate)}
   *
   * @param steps the number of time steps T
   * @param times the steps with a spike, in any order
   * @param levels the values where there is a spike and where not
   * @throws IllegalArgumentException if a time lies outside the window
   */
  public static float[] ramps(int steps, int[] times, Levels levels) {
    float[] ramps = new float[steps];
    Arrays.fill(ramps, levels.off());
    int from = 0;
    for (int time : checked(times, steps)) {
      for (int t = from; t <= time; t++) {
        ramps[t] = levels.ramp(time == from ? 1 : (double) (t - from) / (time - from));
      }
      from = time + 1;
    }
    return ramps;
  }

  private static int[] checked(int[] times, int steps) {
    int[] sorted = times.clone();
    Arrays.sort(sorted);
    for (int time : sorted) {
      Check.within("the time of a spike", time, 0, steps - 1);
    }
    return sorted;
  }
}
