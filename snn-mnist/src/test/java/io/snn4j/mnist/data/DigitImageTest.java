package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of digits become what MNIST's are, or a sentence. */
class DigitImageTest {

  @TempDir Path folder;

  /** A bar with a foot, so that it is neither symmetric nor square. */
  private static BufferedImage drawn(int width, int height, Color ground, Color ink, int scale) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(ground);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(ink);
    graphics.fillRect(3 * scale, 2 * scale, 2 * scale, 10 * scale);
    graphics.fillRect(3 * scale, 10 * scale, 5 * scale, 2 * scale);
    graphics.dispose();
    return image;
  }

  private Path saved(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void theDigitFitsTheBoxAndItsCentreOfMassIsTheMiddle() throws IOException {
    float[] image = DigitImage.of(drawn(300, 200, Color.BLACK, Color.WHITE, 10));
    double mass = 0;
    double x = 0;
    double y = 0;
    int top = 28;
    int bottom = 0;
    for (int i = 0; i < image.length; i++) {
      mass += image[i];
      x += image[i] * (i % 28);
      int row = i / 28;
      y += image[i] * row;
      if (image[i] > 0) {
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
    }
    assertThat(x / mass).isCloseTo(14, within(0.5));
    assertThat(y / mass).isCloseTo(14, within(0.5));
    assertThat(bottom - top + 1).isEqualTo(20);
    // 10 x 5 become 20 x 10, of which the bar has 20 x 4 and the foot 4 x 6 more
    assertThat(mass).isCloseTo(20 * 4 + 4 * 6, within(1e-3));
  }

  @Test
  void lightOnDarkAndDarkOnLightAreTheSame() throws IOException {
    float[] bright = DigitImage.of(drawn(30, 30, Color.BLACK, Color.WHITE, 2));
    assertThat(DigitImage.of(drawn(30, 30, Color.WHITE, Color.BLACK, 2))).isEqualTo(bright);
    assertThat(DigitImage.of(drawn(30, 30, new Color(0, 0, 0, 0), Color.BLACK, 2)))
        .isEqualTo(bright);
  }

  @Test
  void sizeAndPlaceDoNotMatter() throws IOException {
    float[] small = DigitImage.of(drawn(30, 30, Color.BLACK, Color.WHITE, 2));
    float[] large = DigitImage.of(drawn(900, 500, Color.BLACK, Color.WHITE, 20));
    for (int i = 0; i < small.length; i++) {
      assertThat(large[i]).isCloseTo(small[i], within(1e-4f));
    }
  }

  @Test
  void anImageOfTheSizeStaysAsItIs() throws IOException {
    float[] once = DigitImage.of(drawn(30, 30, Color.BLACK, Color.WHITE, 2));
    BufferedImage again = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < once.length; i++) {
      again.getRaster().setSample(i % 28, i / 28, 0, Math.round(255 * once[i]));
    }
    float[] twice = DigitImage.of(again);
    for (int i = 0; i < once.length; i++) {
      assertThat(twice[i]).isCloseTo(once[i], within(0.01f));
    }
  }

  @Test
  void nothingAtAllIsSaid() throws IOException {
    Path blank = saved(drawn(30, 30, Color.GRAY, Color.GRAY, 2), "blank.png");
    assertThatThrownBy(() -> DigitImage.read(blank))
        .hasMessage("it shows nothing: all of it is of one shade");
  }

  @Test
  void whatIsNoPngIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "a digit");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    Path jpeg = folder.resolve("jpeg.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "jpg", jpeg.toFile());
    for (Path file : new Path[] {text, empty, jpeg}) {
      assertThatThrownBy(() -> DigitImage.read(file)).hasMessage("it is no PNG, or is damaged");
    }
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
    Path file = header("huge.png", 100_000);
    assertThatThrownBy(() -> DigitImage.read(file))
        .hasMessage("it has 100000 x 100000 pixels, but at most 4096 x 4096 are read");
  }

  @Test
  void morePixelsThanItsFileCanHoldAreRefusedBeforeItIsDecoded() throws IOException {
    Path file = header("empty.png", 4096);
    assertThatThrownBy(() -> DigitImage.read(file))
        .hasMessage("it is damaged: 33 bytes cannot hold 4096 x 4096 pixels");
  }

  /** A header alone: were it decoded, the failure would be another. */
  private Path header(String name, int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(chunk);
    header.writeBytes("IHDR");
    header.writeInt(side);
    header.writeInt(side);
    header.write(new byte[] {8, 6, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) crc.getValue());
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }
}
