package io.snn4j.mnist.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small IDX files, made for tests. */
final class IdxFiles {
  private IdxFiles() {}

  static byte[] images(int magic, int count, int rows, int columns, int actualPixels) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + actualPixels);
    bytes.putInt(magic).putInt(count).putInt(rows).putInt(columns);
    for (int i = 0; i < actualPixels; i++) {
      bytes.put((byte) (i * 7));
    }
    return bytes.array();
  }

  static byte[] images(int count, int rows, int columns) {
    return images(0x803, count, rows, columns, count * rows * columns);
  }

  static byte[] labels(int count, int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
    bytes.putInt(0x801).putInt(count);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packed.toByteArray();
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
