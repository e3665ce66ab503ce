package io.snn4j.bench;

import io.snn4j.api.CounterRandom;
import io.snn4j.train.data.Samples;

/**
 * Random pictures of 28 by 28 pixels in ten classes, for benchmarks that have no data at hand. Like
 * MNIST's digits they are mostly black: a fifth of the pixels is not, and the mean is 0.13.
 *
 * @param size the number of pictures
 */
public record Pictures(int size) implements Samples {

  private static final long PIXELS = CounterRandom.word("pixels");
  private static final int CLASSES = 10;
  private static final double LIT = 0.2;
  private static final double MEAN = 0.13;

  @Override
  public int features() {
    return 28 * 28;
  }

  @Override
  public int classes() {
    return CLASSES;
  }

  @Override
  public int label(int sample) {
    return sample % CLASSES;
  }

  @Override
  public void read(int sample, float[] into, int offset) {
    long ofClass = CounterRandom.key(0, PIXELS, label(sample));
    long own = CounterRandom.key(1, PIXELS, sample);
    for (int i = 0; i < features(); i++) {
      boolean lit = CounterRandom.uniform(ofClass, i) < LIT;
      double grey = 1 - (2 - 2 * MEAN / LIT) * CounterRandom.uniform(own, i);
      into[offset + i] = lit ? (float) grey : 0;
    }
  }
}
