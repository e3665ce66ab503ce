package io.snn4j.mnist.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Small images that are shown large. */
final class Pixels {

  private static final int WHITE = 0xffffff;
  private static final int BLUE = 0x1f5fa8;
  private static final int RED = 0xc0272d;

  private final BufferedImage image;

  private Pixels(BufferedImage image) {
    this.image = image;
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /**
   * Images in rows, with a line of one pixel between them.
   *
   * @param images each [rows * columns]
   * @param across how many there are in a row
   * @param colour the colour of a value, 0xRRGGBB
   */
  private static Pixels sheet(
      List<float[]> images, int rows, int columns, int across, Colour colour) {
    int down = (images.size() + across - 1) / across;
    BufferedImage sheet =
        new BufferedImage(
            across * (columns + 1) - 1, down * (rows + 1) - 1, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < images.size(); i++) {
      int left = i % across * (columns + 1);
      int top = i / across * (rows + 1);
      for (int p = 0; p < rows * columns; p++) {
        sheet.setRGB(
            left + p % columns, top + p / columns, 0xff000000 | colour.of(images.get(i)[p]));
      }
    }
    return new Pixels(sheet);
  }

  @FunctionalInterface
  private interface Colour {
    int of(float value);
  }

  /** Images whose values are from 0, black, to 1, white. */
  static Pixels grey(List<float[]> images, int rows, int columns, int across) {
    return sheet(images, rows, columns, across, value -> mix(0, WHITE, value));
  }

  /** Images whose values are red below 0, white at 0 and blue above, up to the limit. */
  static Pixels signed(List<float[]> images, int rows, int columns, int across, float limit) {
    return sheet(
        images,
        rows,
        columns,
        across,
        value -> mix(WHITE, value < 0 ? RED : BLUE, Math.abs(value) / limit));
  }

  private static int mix(int from, int to, float share) {
    float s = Float.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      mixed |= Math.round(a + s * (b - a)) << shift;
    }
    return mixed;
  }

  String dataUri() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory never fails", e);
    }
  }
}
