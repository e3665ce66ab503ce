package io.snn4j.mnist.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.ZipException;

/**
 * Reader of the IDX format in which MNIST comes: a big-endian header, then unsigned bytes.
 *
 * <p>Images start with {@code 0x00000803, N, rows, columns}, labels with {@code 0x00000801, N}.
 * Files may be gzip or raw. No number in a header is believed before it is checked: memory is taken
 * only for what a file of this length can hold, and never for more samples than the caller allows,
 * so that neither a lying header nor a gzip bomb can exhaust it.
 */
public final class Idx {
  /** The most images or labels that are read from one file. */
  public static final int MAXIMUM_COUNT = 1_000_000;

  private static final int IMAGES_MAGIC = 0x00000803;
  private static final int LABELS_MAGIC = 0x00000801;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  /** What gzip makes smaller at most, and a bit: no byte of a file stands for more. */
  private static final long MOST_UNPACKED = 1100;

  private static final int MAXIMUM_BYTES = Integer.MAX_VALUE - 64;

  private Idx() {}

  /**
   * Reads a file of images and the file of their labels.
   *
   * @param name the name the result carries
   * @param images the file of images
   * @param labels the file of labels
   * @param rows the height in pixels that the images must have
   * @param columns the width in pixels that the images must have
   * @param classes the number of classes; every label must be below it
   * @return the images with their labels
   * @throws DataException if a file is missing, cut off, too long, damaged or of another kind, if
   *     the sizes are not those asked for, or the two files do not belong together
   */
  public static LabelledImages read(
      String name, Path images, Path labels, int rows, int columns, int classes) {
    return pair(
        name,
        classes,
        readImages(images, rows, columns, MAXIMUM_COUNT),
        readLabels(labels, classes, MAXIMUM_COUNT));
  }

  /** Joins images with their labels after checking that there are as many of both. */
  static LabelledImages pair(String name, int classes, Content images, Content labels) {
    if (images.count() != labels.count()) {
      throw new DataException(
          "%s holds %d images but %s holds %d labels; they must be as many"
              .formatted(images.file(), images.count(), labels.file(), labels.count()));
    }
    return new LabelledImages(
        name, classes, images.number(2), images.number(3), images.body(), labels.body());
  }

  /** Reads images, of which the file may hold {@code most}. */
  static Content readImages(Path file, int rows, int columns, int most) {
    return readFrom(
        file,
        in -> {
          byte[] header = header(file, in, IMAGES_HEADER, IMAGES_MAGIC);
          ByteBuffer numbers = ByteBuffer.wrap(header);
          long actualRows = Integer.toUnsignedLong(numbers.getInt(8));
          long actualColumns = Integer.toUnsignedLong(numbers.getInt(12));
          if (actualRows != rows || actualColumns != columns) {
            throw new DataException(
                "%s holds images of %dx%d pixels, but %dx%d is needed"
                    .formatted(file, actualRows, actualColumns, rows, columns));
          }
          return new Content(file, header, body(file, in, header, (long) rows * columns, most));
        });
  }

  /** Reads labels below {@code classes}, of which the file may hold {@code most}. */
  static Content readLabels(Path file, int classes, int most) {
    Content labels =
        readFrom(
            file,
            in -> {
              byte[] header = header(file, in, LABELS_HEADER, LABELS_MAGIC);
              return new Content(file, header, body(file, in, header, 1, most));
            });
    byte[] body = labels.body();
    for (int i = 0; i < body.length; i++) {
      int label = body[i] & 0xFF;
      if (label >= classes) {
        throw new DataException(
            "%s: label %d is %d, but labels must lie in [0,%d]"
                .formatted(file, i, label, classes - 1));
      }
    }
    return labels;
  }

  private static Content readFrom(Path file, Reader reader) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          Files.exists(file) ? file + " is not a file" : file + " does not exist");
    }
    try (InputStream in = Unpacked.open(file)) {
      return reader.read(in);
    } catch (EOFException cutOff) {
      throw new DataException("%s is cut off: its gzip data ends early".formatted(file), cutOff);
    } catch (ZipException damaged) {
      throw new DataException(
          "%s is damaged: its gzip data does not unpack (%s)".formatted(file, damaged.getMessage()),
          damaged);
    } catch (IOException failure) {
      throw new DataException(
          "%s cannot be read: %s".formatted(file, Reasons.of(failure)), failure);
    }
  }

  private static byte[] header(Path file, InputStream in, int length, int magic)
      throws IOException {
    byte[] header = in.readNBytes(length);
    if (header.length >= 4) {
      checkMagic(file, ByteBuffer.wrap(header).getInt(0), magic);
    }
    if (header.length < length) {
      throw new DataException(
          "%s is cut off: it holds %d bytes (unpacked) where its header alone takes %d"
              .formatted(file, header.length, length));
    }
    return header;
  }

  private static void checkMagic(Path file, int actual, int expected) {
    if (actual == expected) {
      return;
    }
    throw new DataException(
        "%s holds %s (it starts with 0x%08x), but %s (0x%08x) are needed"
            .formatted(file, kind(actual), actual, kind(expected), expected));
  }

  private static String kind(int magic) {
    return switch (magic) {
      case IMAGES_MAGIC -> "IDX images";
      case LABELS_MAGIC -> "IDX labels";
      default -> "neither IDX images nor IDX labels";
    };
  }

  private static byte[] body(Path file, InputStream in, byte[] header, long bytesEach, int most)
      throws IOException {
    long count = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
    long needed = count * bytesEach;
    if (count < 1 || count > most || needed > MAXIMUM_BYTES) {
      throw new DataException(
          "%s announces %d samples of %d bytes, but from 1 to %d are allowed"
              .formatted(file, count, bytesEach, Math.min(most, MAXIMUM_BYTES / bytesEach)));
    }
    boolean plausible = needed <= Files.size(file) * MOST_UNPACKED;
    byte[] body = new byte[plausible ? (int) needed : 0];
    long read =
        plausible
            ? in.readNBytes(body, 0, body.length)
            : in.transferTo(OutputStream.nullOutputStream());
    if (read < needed) {
      throw new DataException(
          "%s is cut off: %d samples take %d bytes (unpacked), but it holds %d"
              .formatted(file, count, header.length + needed, header.length + read));
    }
    if (in.read() >= 0) {
      throw new DataException(
          "%s is too long: %d samples take %d bytes (unpacked), but more follow"
              .formatted(file, count, header.length + needed));
    }
    return body;
  }

  private interface Reader {
    Content read(InputStream in) throws IOException;
  }

  /** One IDX file in memory: the header as it stood, and the unsigned bytes after it. */
  record Content(Path file, byte[] header, byte[] body) {
    int count() {
      return number(1);
    }

    /** Returns the header's number at the given place; 0 is the magic. */
    int number(int place) {
      return ByteBuffer.wrap(header).getInt(4 * place);
    }

    String sha256() {
      MessageDigest digest = Unpacked.sha256();
      digest.update(header);
      digest.update(body);
      return Unpacked.hexadecimal(digest);
    }
  }
}
