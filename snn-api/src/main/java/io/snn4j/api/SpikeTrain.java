package io.snn4j.api;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A binary signal: one bit for each step, sample and neuron, set where a spike is.
 *
 * <p>The bits of one sample at one step are a row of {@link #wordsPerRow} words; rows are ordered
 * by sample, then step. Rows of different samples share no word, so samples may be written by
 * different threads.
 */
public final class SpikeTrain implements Signal {

  private final int steps;
  private final int batch;
  private final int features;
  private final int wordsPerRow;
  private final long[] words;

  /**
   * A silent spike train.
   *
   * @throws IllegalArgumentException if a size is not positive
   */
  public SpikeTrain(int steps, int batch, int features) {
    this(steps, batch, features, null);
  }

  /**
   * A spike train over given words, which are not copied and keep their spikes.
   *
   * @param words at least {@code B * T * wordsPerRow} words, or null for new, silent ones
   * @throws IllegalArgumentException if a size is not positive or words are missing
   */
  public SpikeTrain(int steps, int batch, int features, long[] words) {
    Check.that(
        steps > 0 && batch > 0 && features > 0, "a signal needs steps, samples and features");
    this.steps = steps;
    this.batch = batch;
    this.features = features;
    wordsPerRow = wordsPerRow(features);
    int needed = Math.multiplyExact(Math.multiplyExact(steps, batch), wordsPerRow);
    this.words = words == null ? new long[needed] : words;
    Check.that(this.words.length >= needed, "a spike train needs %d words", needed);
  }

  /**
   * The spikes among dense values: wherever a value is above 0.
   *
   * @param values [T,B,N], row-major
   */
  public static SpikeTrain of(int steps, int batch, int features, float[] values) {
    SpikeTrain train = new SpikeTrain(steps, batch, features);
    int i = 0;
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        for (int n = 0; n < features; n++) {
          if (values[i++] > 0) {
            train.set(t, b, n);
          }
        }
      }
    }
    return train;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public float at(int step, int sample, int feature) {
    return get(step, sample, feature) ? 1 : 0;
  }

  /** Whether there is a spike. */
  public boolean get(int step, int sample, int neuron) {
    return (words[row(step, sample) + (neuron >> 6)] >>> neuron & 1) != 0;
  }

  /** Puts a spike. */
  public void set(int step, int sample, int neuron) {
    words[row(step, sample) + (neuron >> 6)] |= 1L << neuron;
  }

  /** Calls the action with each spiking neuron of one sample at one step, in ascending order. */
  public void forEach(int step, int sample, IntConsumer action) {
    int row = row(step, sample);
    for (int w = 0; w < wordsPerRow; w++) {
      for (long word = words[row + w]; word != 0; word &= word - 1) {
        action.accept((w << 6) + Long.numberOfTrailingZeros(word));
      }
    }
  }

  /** The number of spikes of one sample at one step. */
  public int count(int step, int sample) {
    int row = row(step, sample);
    int count = 0;
    for (int w = 0; w < wordsPerRow; w++) {
      count += Long.bitCount(words[row + w]);
    }
    return count;
  }

  /** The number of spikes of all samples at all steps. */
  public long count() {
    long count = 0;
    for (int w = 0, end = steps * batch * wordsPerRow; w < end; w++) {
      count += Long.bitCount(words[w]);
    }
    return count;
  }

  /** The share of places that hold a spike, from 0 to 1. */
  public double density() {
    return (double) count() / ((double) steps * batch * features);
  }

  /** The number of words a row of {@code features} bits takes. */
  public static int wordsPerRow(int features) {
    return (features + 63) >> 6;
  }

  /** The number of words of a row. */
  public int wordsPerRow() {
    return wordsPerRow;
  }

  /** The index of the first word of a row. */
  public int row(int step, int sample) {
    return (sample * steps + step) * wordsPerRow;
  }

  /** The words themselves, bit {@code n & 63} of word {@code row + (n >> 6)}; not a copy. */
  public long[] words() {
    return words;
  }

  /** Removes all spikes. */
  public void clear() {
    Arrays.fill(words, 0);
  }
}
