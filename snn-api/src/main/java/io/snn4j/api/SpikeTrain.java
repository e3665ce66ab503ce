package io.snn4j.api;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A binary signal: one bit for each step, sample and neuron, set where a spike is.
 *
 * <p>A word holds {@link #STEPS_PER_WORD} steps of one neuron of one sample; the words of all
 * neurons are a row, and rows are ordered by sample, then steps. No two neurons share a word, so
 * they may be written by different threads, and a neuron's whole history is read at once.
 */
public non-sealed class SpikeTrain implements Signal {

  /** The steps whose bits make one word. */
  public static final int STEPS_PER_WORD = 32;

  private final int steps;
  private final int batch;
  private final int features;
  private final int rows;
  private final int[] words;

  /**
   * A silent spike train.
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @throws IllegalArgumentException if a size is not positive
   */
  public SpikeTrain(int steps, int batch, int features) {
    this(steps, batch, features, null);
  }

  /**
   * A spike train over given words, which are not copied and keep their spikes.
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @param words at least {@link #words(int, int, int)} of them, or null for new, silent ones
   * @throws IllegalArgumentException if a size is not positive or words are missing
   */
  public SpikeTrain(int steps, int batch, int features, int[] words) {
    Check.that(
        steps > 0 && batch > 0 && features > 0, "a signal needs steps, samples and features");
    this.steps = steps;
    this.batch = batch;
    this.features = features;
    rows = rows(steps);
    int needed = words(steps, batch, features);
    this.words = words == null ? new int[needed] : words;
    Check.that(this.words.length >= needed, "a spike train needs %d words", needed);
  }

  /**
   * {@return the spikes among dense values: wherever a value is above 0}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
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

  /**
   * {@return whether there is a spike}
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @param neuron the neuron's index in its layer, from 0
   */
  public boolean get(int step, int sample, int neuron) {
    return (words()[row(step, sample) + neuron] >>> step & 1) != 0;
  }

  /**
   * Puts a spike.
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @param neuron the neuron's index in its layer, from 0
   */
  public void set(int step, int sample, int neuron) {
    words()[row(step, sample) + neuron] |= 1 << step;
  }

  /**
   * Calls the action with each spiking neuron of one sample at one step, in ascending order.
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @param action gets the index of each neuron that spikes
   */
  public void forEach(int step, int sample, IntConsumer action) {
    int row = row(step, sample);
    int[] words = words();
    for (int n = 0; n < features; n++) {
      if ((words[row + n] >>> step & 1) != 0) {
        action.accept(n);
      }
    }
  }

  /**
   * {@return the number of spikes of one sample at one step}
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   */
  public int count(int step, int sample) {
    int row = row(step, sample);
    int[] words = words();
    int count = 0;
    for (int n = 0; n < features; n++) {
      count += words[row + n] >>> step & 1;
    }
    return count;
  }

  /** {@return the number of spikes of all samples at all steps} */
  public long count() {
    long count = 0;
    for (int b = 0; b < batch; b++) {
      count += count(b);
    }
    return count;
  }

  /**
   * {@return the number of spikes of one sample at all steps}
   *
   * @param sample the sample's place in the batch, from 0
   */
  public long count(int sample) {
    int row = row(0, sample);
    int[] words = words();
    long count = 0;
    for (int w = row, end = row + rows * features; w < end; w++) {
      count += Integer.bitCount(words[w]);
    }
    return count;
  }

  @Override
  public float sum(int sample, int neuron) {
    int count = 0;
    int[] words = words();
    for (int row = 0; row < rows; row++) {
      count += Integer.bitCount(words[(sample * rows + row) * features + neuron]);
    }
    return count;
  }

  /**
   * {@return a copy of the first steps}
   *
   * @param first how many steps, from 1 to T
   */
  public SpikeTrain first(int first) {
    Check.that(
        first >= 1 && first <= steps, "the first %d steps of %d cannot be had", first, steps);
    SpikeTrain copy = new SpikeTrain(first, batch, features);
    int met = first % STEPS_PER_WORD == 0 ? -1 : (1 << first) - 1;
    for (int b = 0; b < batch; b++) {
      System.arraycopy(words(), row(0, b), copy.words, copy.row(0, b), copy.rows * features);
      int last = copy.row(first - 1, b);
      for (int n = 0; n < features; n++) {
        copy.words[last + n] &= met;
      }
    }
    return copy;
  }

  /** {@return the share of places that hold a spike, from 0 to 1} */
  public double density() {
    return (double) count() / ((double) steps * batch * features);
  }

  /**
   * {@return the number of words of a spike train}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @throws ArithmeticException if it is more than an array holds
   */
  public static int words(int steps, int batch, int features) {
    return Math.multiplyExact(Math.multiplyExact(rows(steps), batch), features);
  }

  private static int rows(int steps) {
    return (steps - 1) / STEPS_PER_WORD + 1;
  }

  /**
   * {@return the number of rows of a sample, each of {@link #STEPS_PER_WORD} steps but the last}
   */
  public int rows() {
    return rows;
  }

  /**
   * {@return the index of the first word of the row that holds a step}
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   */
  public int row(int step, int sample) {
    return (sample * rows + step / STEPS_PER_WORD) * features;
  }

  /**
   * {@return the words themselves: bit {@code step % 32} of word {@code row + neuron}; not a copy}
   */
  public int[] words() {
    return words;
  }

  /** Removes all spikes. */
  public void clear() {
    Arrays.fill(words(), 0);
  }
}
