package io.snn4j.bench.jmh;

import io.snn4j.api.CounterRandom;

/** Arrays of random values, the same in every run. */
final class Values {

  private Values() {}

  static float[] between(float from, float to, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = from + (to - from) * CounterRandom.uniform(0, i);
    }
    return values;
  }
}
