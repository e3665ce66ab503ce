package io.snn4j.api;

import java.util.Arrays;
import java.util.Objects;

/** The steps at which each output neuron should spike: [K,B,N], K spikes of each neuron. */
public final class TimeTargets implements Targets {

  private final int[][][] times;

  TimeTargets(int[][][] times) {
    Check.that(times.length > 0 && times[0].length > 0, "times of spikes need spikes and samples");
    this.times = new int[times.length][times[0].length][];
    for (int k = 0; k < times.length; k++) {
      Check.that(
          times[k].length == batch(),
          "there are times of spike %d for %d samples, but of spike 0 for %d",
          k,
          times[k].length,
          batch());
      for (int b = 0; b < batch(); b++) {
        Check.that(
            times[k][b].length == times[0][0].length,
            "there are times of %d neurons for sample %d, but of %d for sample 0",
            times[k][b].length,
            b,
            times[0][0].length);
        this.times[k][b] = times[k][b].clone();
      }
    }
  }

  /** {@return the number of spikes of each neuron, K} */
  public int spikes() {
    return times.length;
  }

  @Override
  public int batch() {
    return times[0].length;
  }

  @Override
  public Targets part(int first, int count) {
    Objects.checkFromIndexSize(first, count, batch());
    return new TimeTargets(
        Arrays.stream(times)
            .map(spike -> Arrays.copyOfRange(spike, first, first + count))
            .toArray(int[][][]::new));
  }

  /** {@return the number of neurons N} */
  public int neurons() {
    return times[0][0].length;
  }

  /**
   * {@return the step of a neuron's k-th spike, counted from 0; negative where it counts from the
   * end}
   *
   * @param spike k, from 0
   * @param sample the sample's place in the batch, from 0
   * @param neuron the neuron's index in its layer, from 0
   */
  public int at(int spike, int sample, int neuron) {
    return times[spike][sample][neuron];
  }

  @Override
  public String toString() {
    return "times of spikes";
  }
}
