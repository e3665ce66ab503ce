package io.snn4j.train.data;

import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;

/**
 * Samples in groups of B.
 *
 * @param samples all samples
 * @param size B, the number of samples of a batch
 */
public record Batches(Samples samples, int size) {

  private static final long SHUFFLE = CounterRandom.word("shuffle");

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Batches {
    Check.that(size >= 1, "a batch needs at least 1 sample, but was %d", size);
  }

  /** The number of complete batches. */
  public int complete() {
    return samples.size() / size;
  }

  /** The number of batches, the last of which may be incomplete. */
  public int all() {
    return (samples.size() + size - 1) / size;
  }

  /** The indices of a batch's samples in the order of the data. */
  public int[] inOrder(int batch) {
    int from = batch * size;
    int[] indices = new int[Math.min(size, samples.size() - from)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = from + i;
    }
    return indices;
  }

  /** All samples in an order that is a function of seed and epoch. */
  public int[] shuffled(long seed, int epoch) {
    return CounterRandom.permutation(CounterRandom.key(seed, SHUFFLE, epoch), samples.size());
  }
}
