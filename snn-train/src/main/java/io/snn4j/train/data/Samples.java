package io.snn4j.train.data;

/**
 * Labelled samples to train or test on; may be read by several threads at once.
 *
 * <p>Each sample is a row of features in [0,1], such as the pixels of a picture, and has one class.
 */
public interface Samples {

  /** The number of samples. */
  int size();

  /** The number of features of a sample. */
  int features();

  /** The number of classes. */
  int classes();

  /**
   * The class of a sample.
   *
   * @param sample from 0 to {@link #size} - 1
   */
  int label(int sample);

  /** Writes the features of a sample to {@code into[offset ..]}. */
  void read(int sample, float[] into, int offset);

  /**
   * These samples, some at a time.
   *
   * @param size the number of samples of a batch, at least 1
   */
  default Batches batches(int size) {
    return new Batches(this, size);
  }
}
