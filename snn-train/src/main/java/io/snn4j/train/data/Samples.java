package io.snn4j.train.data;

import io.snn4j.api.Targets;
import java.util.Arrays;

/**
 * Samples to train or test on; may be read by several threads at once.
 *
 * <p>Each sample is a row of features in [0,1], such as the pixels of a picture, and has a class,
 * which is also what the loss is told unless {@link #targets} says more.
 */
public interface Samples {

  /** {@return the number of samples} */
  int size();

  /** {@return the number of features of a sample} */
  int features();

  /** {@return the number of classes} */
  int classes();

  /**
   * The class of a sample, by which accuracies are counted.
   *
   * @param sample from 0 to {@link #size} - 1
   * @return from 0 to {@link #classes} - 1; -1 where no answer is right
   */
  int label(int sample);

  /**
   * {@return what the network's output should be for a batch: the classes, unless overridden}
   *
   * @param samples the batch's samples
   */
  default Targets targets(int... samples) {
    return Targets.classes(Arrays.stream(samples).map(this::label).toArray());
  }

  /**
   * Writes the features of a sample to {@code into[offset ..]}.
   *
   * @param sample the sample's number, from 0
   * @param into receives {@link #features} values
   * @param offset where the first value goes
   */
  void read(int sample, float[] into, int offset);

  /**
   * Writes the features of several samples, one after another; does so one by one unless
   * overridden, because reading them together takes less time.
   *
   * @param samples the samples' numbers
   * @param into receives {@link #features} values of each
   * @param offset where the first value goes
   */
  default void read(int[] samples, float[] into, int offset) {
    for (int i = 0; i < samples.length; i++) {
      read(samples[i], into, offset + i * features());
    }
  }

  /**
   * {@return some of these samples}
   *
   * @param chosen their numbers, in the order they will have
   */
  default Samples subset(int... chosen) {
    return new Subset(this, chosen);
  }

  /**
   * {@return these samples, some at a time}
   *
   * @param size the number of samples of a batch, at least 1
   */
  default Batches batches(int size) {
    return new Batches(this, size);
  }
}
