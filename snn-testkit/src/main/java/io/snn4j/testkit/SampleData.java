package io.snn4j.testkit;

import io.snn4j.api.Constant;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;

/**
 * A batch of data in [0,1] with its keys, as a function of its sizes and a seed, so that a failure
 * shrinks to small numbers. An eighth of the values is 0, another 1.
 *
 * @param moving whether the data change over time
 */
public record SampleData(int steps, int samples, int features, long seed, boolean moving) {

  /**
   * {@return these samples, in this order; one may come more than once}
   *
   * @param chosen which samples, by their index; one may come more than once
   */
  public Signal signal(int... chosen) {
    int distinct = moving ? steps : 1;
    float[] values = new float[distinct * chosen.length * features];
    int i = 0;
    for (int t = 0; t < distinct; t++) {
      for (int b : chosen) {
        for (int n = 0; n < features; n++) {
          values[i++] = value(t, b, n);
        }
      }
    }
    return moving
        ? new Dense(steps, chosen.length, features, values)
        : new Constant(steps, chosen.length, features, values);
  }

  /** {@return all samples} */
  public Signal signal() {
    return signal(all());
  }

  /**
   * {@return the keys of these samples}
   *
   * @param chosen which samples, by their index; one may come more than once
   */
  public long[] keys(int... chosen) {
    long[] keys = new long[chosen.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = CounterRandom.key(seed, CounterRandom.word("key"), chosen[i]);
    }
    return keys;
  }

  /** {@return the keys of all samples} */
  public long[] keys() {
    return keys(all());
  }

  /** The same with at least so many steps, and still where moving data are not taken. */
  SampleData fitted(int leastSteps, boolean takesMoving) {
    return new SampleData(
        Math.max(steps, leastSteps), samples, features, seed, moving && takesMoving);
  }

  private int[] all() {
    return java.util.stream.IntStream.range(0, samples).toArray();
  }

  private float value(int t, int b, int n) {
    long key = CounterRandom.key(seed, t, b, n);
    int eighth = CounterRandom.below(key, 0, 8);
    return eighth < 2 ? eighth : CounterRandom.uniform(key, 1);
  }
}
