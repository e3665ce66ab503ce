package io.snn4j.train;

import io.snn4j.api.CounterRandom;
import io.snn4j.train.data.Samples;

/** A small task for tests: which of a few regions of the row is the brightest. */
public record Dots(int size, int features, int classes) implements Samples {

  private static final long KEY = CounterRandom.word("dots");

  @Override
  public int label(int sample) {
    return CounterRandom.below(KEY, sample, classes);
  }

  @Override
  public void read(int sample, float[] into, int offset) {
    for (int i = 0; i < features; i++) {
      float noise = CounterRandom.uniform(CounterRandom.key(KEY, sample), i);
      boolean bright = i * classes / features == label(sample);
      into[offset + i] = bright ? 0.5f + noise / 2 : noise / 2;
    }
  }
}
