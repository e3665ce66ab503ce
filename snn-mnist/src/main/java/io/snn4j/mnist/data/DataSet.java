package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

/**
 * Images to train on and images to test on, of one size and with labels in {@code [0,classes)}.
 *
 * @param name a short name for files and tables, such as {@code mnist}
 * @param train the images to learn from
 * @param test the images held back
 * @param classes the number of classes, from 2 to 256
 * @param description one sentence on what the images are and where they come from
 */
public record DataSet(
    String name, LabelledImages train, LabelledImages test, int classes, String description) {

  /**
   * Checks that both parts have the same image size.
   *
   * @throws IllegalArgumentException if they differ, or {@code classes} is not in [2,256]
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
    if (classes < 2 || classes > 256) {
      throw new IllegalArgumentException(
          "%s: classes must lie in [2,256], but was %d".formatted(name, classes));
    }
  }
}
