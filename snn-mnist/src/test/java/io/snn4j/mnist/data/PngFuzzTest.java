package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.tries.fuzz.Fuzz;
import io.snn4j.tries.fuzz.Mutations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures from anybody: what is read is an image like MNIST's, and takes no more than it can hold.
 */
class PngFuzzTest {

  private static final int SIGNATURE = 8;

  @TempDir Path folder;

  @Test
  void anyPictureIsReadOrRefused() {
    List<byte[]> valid =
        Stream.of(
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY)
            .map(PngFuzzTest::png)
            .toList();
    new Fuzz("png", valid)
        .words("IHDR", "IDAT", "PLTE", "tRNS", "iCCP", "zTXt", "gAMA", "IEND")
        .mutator(PngFuzzTest::mutated)
        .refuses(IOException.class)
        // a byte may hold 8256 pixels, each a float and up to eight bytes of the picture's own
        .allocates(4 << 20, 13 * 8256)
        .run(0.05, this::read);
  }

  private void read(byte[] bytes) throws IOException {
    float[] image = DigitImage.read(Files.write(folder.resolve("digit.png"), bytes));
    assertThat(image).hasSize(DigitImage.SIDE * DigitImage.SIDE);
    IntStream.range(0, image.length)
        .forEach(i -> assertThat(image[i]).as("pixel %d", i).isBetween(0f, 1f));
  }

  /** A bar across a ground. */
  private static byte[] png(int type) {
    BufferedImage picture = new BufferedImage(9, 12, type);
    for (int y = 2; y < 10; y++) {
      picture.setRGB(4, y, 0xffffffff);
      picture.setRGB(5, y, 0xffe0e0e0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Damages bytes, and half of the time gives the chunks so made the checksums they should have.
   */
  private static byte[] mutated(byte[] file, Mutations by) {
    byte[] damaged = by.some(file);
    if (by.below(2) == 0) {
      return damaged;
    }
    ByteBuffer bytes = ByteBuffer.wrap(damaged);
    int at = SIGNATURE;
    while (at + 12 <= damaged.length) {
      int length = bytes.getInt(at);
      if (length < 0 || length > damaged.length - at - 12) {
        break;
      }
      CRC32 checksum = new CRC32();
      checksum.update(damaged, at + 4, length + 4);
      bytes.putInt(at + 8 + length, (int) checksum.getValue());
      at += 12 + length;
    }
    return damaged;
  }
}
