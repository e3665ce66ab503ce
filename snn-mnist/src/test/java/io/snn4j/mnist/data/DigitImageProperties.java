package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DigitImageProperties {

  @Property(tries = 100)
  void damageIsASentenceOrAnImage(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll @IntRange(min = 0, max = 8) int flips)
      throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    random.ints(5).forEach(i -> image.setRGB(Math.abs(i % width), Math.abs(i / 7 % height), -1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    byte[] bytes = out.toByteArray();
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Path file = Files.createTempFile("digit", ".png");
    try {
      Files.write(file, bytes);
      float[] pixels = DigitImage.read(file);
      assertThat(pixels).hasSize(28 * 28);
      for (float pixel : pixels) {
        assertThat(pixel).isBetween(0f, 1.001f);
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).startsWith("it ");
    } finally {
      Files.delete(file);
    }
  }
}
