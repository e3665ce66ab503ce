package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

/**
 * Images to train on and images to test on, of one size and with the same classes.
 *
 * @param name a short name for files and tables, such as {@code mnist}
 * @param train the images to learn from
 * @param test the images held back
 * @param description one sentence on what the images are and where they come from
 */
public record DataSet(String name, LabelledImages train, LabelledImages test, String description) {

  /**
   * Checks that both parts have the same image size and number of classes.
   *
   * @param name a short name for files and tables, such as {@code mnist}
   * @param train the images to learn from
   * @param test the images held back
   * @param description one sentence on what the images are and where they come from
   * @throws IllegalArgumentException if they differ
   */
  public DataSet {
    requireNonNull(name, "name is null");
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
    requireNonNull(description, "description is null");
    if (train.rows() != test.rows() || train.columns() != test.columns()) {
      throw new IllegalArgumentException(
          "%s: training and test images must have one size, but were %s and %s"
              .formatted(name, train, test));
    }
    if (train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "%s: training and test images must have the same classes, but have %d and %d"
              .formatted(name, train.classes(), test.classes()));
    }
  }

  /** {@return the number of classes} */
  public int classes() {
    return train.classes();
  }

  /**
   * Tells these images and labels from others: checksums of both parts.
   *
   * @return the fingerprint
   */
  public String fingerprint() {
    return train.fingerprint() + "-" + test.fingerprint();
  }
}
