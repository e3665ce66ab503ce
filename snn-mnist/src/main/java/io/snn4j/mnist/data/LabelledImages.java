package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

import io.snn4j.core.engine.Rows;
import io.snn4j.train.data.Samples;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Grey images of one size with one class label each: {@code pixels [N,rows,columns]} row-major and
 * {@code labels [N]}, both as unsigned bytes.
 */
public final class LabelledImages implements Samples {
  // looked up, because C2 does not turn a conversion from bytes into vector instructions
  private static final float[] BRIGHTNESS = new float[256];

  static {
    for (int pixel = 0; pixel < BRIGHTNESS.length; pixel++) {
      BRIGHTNESS[pixel] = pixel / 255f;
    }
  }

  private final String name;
  private final int classes;
  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Creates the images around the given arrays, which are kept and not copied.
   *
   * @param name what to call the images
   * @param classes the number of classes
   * @param rows the height in pixels
   * @param columns the width in pixels
   * @param pixels [samples, rows, columns], each byte a grey value from 0 to 255
   * @param labels the class of each image
   * @throws IllegalArgumentException if there is no image, an image has no pixel, {@code pixels} is
   *     not {@code labels.length * rows * columns} long, {@code classes} is not in [2,256], or a
   *     label is not in {@code [0,classes)}
   */
  public LabelledImages(
      String name, int classes, int rows, int columns, byte[] pixels, byte[] labels) {
    this.name = requireNonNull(name, "name is null");
    requireNonNull(pixels, "pixels is null");
    requireNonNull(labels, "labels is null");
    if (rows < 1 || columns < 1 || labels.length < 1) {
      throw new IllegalArgumentException(
          "%s: images need at least one row, one column and one sample, but were [%d,%d,%d]"
              .formatted(name, labels.length, rows, columns));
    }
    if (pixels.length != (long) labels.length * rows * columns) {
      throw new IllegalArgumentException(
          "%s: %d images of %dx%d have %d pixels, but %d were given"
              .formatted(
                  name,
                  labels.length,
                  rows,
                  columns,
                  (long) labels.length * rows * columns,
                  pixels.length));
    }
    if (classes < 2 || classes > 256) {
      throw new IllegalArgumentException(
          "%s: classes must lie in [2,256], but was %d".formatted(name, classes));
    }
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        throw new IllegalArgumentException(
            "%s: label %d is %d, but labels must lie in [0,%d]"
                .formatted(name, i, labels[i] & 0xFF, classes - 1));
      }
    }
    this.classes = classes;
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** {@return the name of this part of a data set, such as {@code mnist/train}} */
  public String name() {
    return name;
  }

  /** Returns the number of images, at least 1. */
  @Override
  public int size() {
    return labels.length;
  }

  /** {@return the height of each image in pixels} */
  public int rows() {
    return rows;
  }

  /** {@return the width of each image in pixels} */
  public int columns() {
    return columns;
  }

  /** Returns {@code rows * columns}, the number of values one image gives. */
  @Override
  public int features() {
    return rows * columns;
  }

  /** Returns the number of classes, from 2 to 256. */
  @Override
  public int classes() {
    return classes;
  }

  /** Returns the pixels {@code [N,rows,columns]} themselves, without a copy. Callers read only. */
  byte[] pixels() {
    return pixels;
  }

  /**
   * Returns the class of one image.
   *
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  @Override
  public int label(int sample) {
    return labels[sample] & 0xFF;
  }

  /**
   * Writes one image, row-major and scaled to {@code [0,1]}, to {@code into[offset ..]}.
   *
   * @throws IndexOutOfBoundsException if there is no such sample, or {@code into} is too short
   */
  @Override
  public void read(int sample, float[] into, int offset) {
    read(new int[] {sample}, into, offset);
  }

  /**
   * Writes several images as the other method does; all at once, a cache line of each at a time, so
   * that the memory fetches one while another is scaled.
   *
   * @throws IndexOutOfBoundsException if there is no such sample, or {@code into} is too short
   */
  @Override
  public void read(int[] samples, float[] into, int offset) {
    int each = features();
    for (int at = 0; at < each; at += Rows.CACHE_LINE) {
      int length = Math.min(Rows.CACHE_LINE, each - at);
      for (int i = 0; i < samples.length; i++) {
        scale(Math.multiplyExact(samples[i], each) + at, into, offset + i * each + at, length);
      }
    }
  }

  private void scale(int from, float[] into, int at, int length) {
    for (int i = 0; i < length; i++) {
      into[at + i] = BRIGHTNESS[pixels[from + i] & 0xFF];
    }
  }

  /**
   * {@return a copy of the samples {@code from} (inclusive) to {@code to} (exclusive)}
   *
   * @param from the first sample
   * @param to the sample after the last
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= size()}
   */
  public LabelledImages subset(int from, int to) {
    if (from < 0 || from >= to || to > size()) {
      throw new IllegalArgumentException(
          "%s: a subset must lie within its %d samples and hold at least one, but was [%d,%d)"
              .formatted(name, size(), from, to));
    }
    int each = features();
    return new LabelledImages(
        name,
        classes,
        rows,
        columns,
        Arrays.copyOfRange(pixels, from * each, to * each),
        Arrays.copyOfRange(labels, from, to));
  }

  /**
   * {@return the first {@code count} samples, or this very object where it has no more than that}
   *
   * @param count how many
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public LabelledImages head(int count) {
    return count >= size() ? this : subset(0, count);
  }

  /** {@return the bytes of pixels and labels on the heap} */
  public long bytes() {
    return (long) pixels.length + labels.length;
  }

  /** Tells these images and labels from others: a checksum, CRC-32C, of all of them. */
  String fingerprint() {
    CRC32C checksum = new CRC32C();
    checksum.update(pixels);
    checksum.update(labels);
    return "%08x".formatted(checksum.getValue());
  }

  @Override
  public String toString() {
    return "%s [%d,%d,%d]".formatted(name, size(), rows, columns);
  }
}
