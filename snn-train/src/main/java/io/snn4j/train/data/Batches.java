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
   * @param samples all samples
   * @param size B, the number of samples of a batch
   * @throws IllegalArgumentException if it is below 1
   */
  public Batches {
    Check.that(size >= 1, "a batch needs at least 1 sample, but was %d", size);
  }

  /** {@return the number of complete batches} */
  public int complete() {
    return samples.size() / size;
  }

  /** {@return the number of batches, the last of which may be incomplete} */
  public int all() {
    return (samples.size() + size - 1) / size;
  }

  /**
   * {@return the indices of a batch's samples in the order of the data}
   *
   * @param batch the batch's number, from 0
   */
  public int[] inOrder(int batch) {
    int from = batch * size;
    int[] indices = new int[Math.min(size, samples.size() - from)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = from + i;
    }
    return indices;
  }

  /**
   * {@return all samples in an order that is a function of seed and epoch}
   *
   * @param seed the seed of the run
   * @param epoch the epoch's number
   */
  public int[] shuffled(long seed, int epoch) {
    return CounterRandom.permutation(CounterRandom.key(seed, SHUFFLE, epoch), samples.size());
  }
}
