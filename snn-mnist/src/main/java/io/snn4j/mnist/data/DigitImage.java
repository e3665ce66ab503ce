package io.snn4j.mnist.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of a digit, made into what MNIST's are: bright on dark, scaled to fit 20 x 20 pixels
 * with its proportions, and moved so that its centre of mass is within half a pixel of pixel (14,
 * 14) of 28 x 28, counted from 0 (LeCun, Cortes and Burges, yann.lecun.com/exdb/mnist). An image of
 * MNIST's stays as it is, but for its strongest ink, which becomes 1.
 */
public final class DigitImage {

  /** The height and width of an image. */
  public static final int SIDE = 28;

  /** The longest side of a picture that is read at all. */
  public static final int LONGEST = 4096;

  /** Deflate makes no byte into more than 1032, and a byte holds at most 8 pixels. */
  private static final long PIXELS_PER_BYTE = 8 * 1032;

  private static final int BOX = 20;

  /** What is less than this share of the strongest ink is no part of the digit. */
  private static final float FAINT = 0.1f;

  /** Below this difference between the strongest ink and the ground there is no digit. */
  private static final float NOTHING = 0.1f;

  private DigitImage() {}

  /**
   * Reads a PNG.
   *
   * @param file the file
   * @return [28 * 28], from 0, the ground, to 1, the strongest ink
   * @throws IOException if it is no PNG, is too large, is damaged, or shows nothing
   */
  public static float[] read(Path file) throws IOException {
    return of(decode(file));
  }

  private static BufferedImage decode(Path file) throws IOException {
    ImageIO.setUseCache(false);
    ImageReader reader = reader();
    try (InputStream in = Files.newInputStream(file);
        ImageInputStream stream = ImageIO.createImageInputStream(in)) {
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > LONGEST || height > LONGEST) {
        throw new IOException(
            "it has %d x %d pixels, but at most %d x %d are read"
                .formatted(width, height, LONGEST, LONGEST));
      }
      if ((long) width * height > PIXELS_PER_BYTE * Files.size(file)) {
        throw new IOException(
            "it is damaged: %d bytes cannot hold %d x %d pixels"
                .formatted(Files.size(file), width, height));
      }
      return reader.read(0);
    } catch (javax.imageio.IIOException | RuntimeException e) {
      // the reader meets damage with exceptions of many kinds
      throw new IOException("it is no PNG, or is damaged", e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    return readers.next();
  }

  /**
   * Makes a picture into an image like MNIST's.
   *
   * @throws IOException if it shows nothing
   */
  static float[] of(BufferedImage picture) throws IOException {
    int width = picture.getWidth();
    int height = picture.getHeight();
    float[] ink = ink(picture);
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (ink[y * width + x] > FAINT) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    float scale = (float) BOX / Math.max(right - left, bottom - top);
    int boxWidth = Math.max(1, Math.round(scale * (right - left)));
    int boxHeight = Math.max(1, Math.round(scale * (bottom - top)));
    float[] box = new float[boxWidth * boxHeight];
    for (int y = 0; y < boxHeight; y++) {
      float fromY = top + (float) y * (bottom - top) / boxHeight;
      float toY = top + (y + 1f) * (bottom - top) / boxHeight;
      for (int x = 0; x < boxWidth; x++) {
        float fromX = left + (float) x * (right - left) / boxWidth;
        float toX = left + (x + 1f) * (right - left) / boxWidth;
        box[y * boxWidth + x] = mean(ink, width, fromX, toX, fromY, toY);
      }
    }
    return centred(box, boxWidth, boxHeight);
  }

  /** How strong the ink is, from 0, the ground, to 1, the strongest. */
  private static float[] ink(BufferedImage picture) throws IOException {
    int width = picture.getWidth();
    int height = picture.getHeight();
    float[] ink = new float[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        ink[y * width + x] = brightness(row[x]);
      }
    }
    float ground = ground(ink, width, height);
    if (ground > 0.5f) {
      for (int i = 0; i < ink.length; i++) {
        ink[i] = 1 - ink[i];
      }
      ground = 1 - ground;
    }
    float strongest = 0;
    for (float each : ink) {
      strongest = Math.max(strongest, each);
    }
    if (strongest - ground < NOTHING) {
      throw new IOException("it shows nothing: all of it is of one shade");
    }
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.max(0, (ink[i] - ground) / (strongest - ground));
    }
    return ink;
  }

  /** From 0, black, to 1, white; what can be seen through lies on white. */
  private static float brightness(int argb) {
    float alpha = (argb >>> 24) / 255f;
    float grey =
        0.299f * (argb >> 16 & 0xff) + 0.587f * (argb >> 8 & 0xff) + 0.114f * (argb & 0xff);
    return alpha * grey / 255 + 1 - alpha;
  }

  /** The median along the edge. */
  private static float ground(float[] values, int width, int height) {
    float[] edge = new float[2 * (width + height)];
    int count = 0;
    for (int x = 0; x < width; x++) {
      edge[count++] = values[x];
      edge[count++] = values[(height - 1) * width + x];
    }
    for (int y = 0; y < height; y++) {
      edge[count++] = values[y * width];
      edge[count++] = values[y * width + width - 1];
    }
    Arrays.sort(edge);
    return edge[count / 2];
  }

  /** The mean over a rectangle, whose edges may lie within pixels. */
  private static float mean(
      float[] values, int width, float fromX, float toX, float fromY, float toY) {
    double sum = 0;
    for (int y = (int) fromY; y < toY; y++) {
      double high = Math.min(y + 1, toY) - Math.max(y, fromY);
      for (int x = (int) fromX; x < toX; x++) {
        double wide = Math.min(x + 1, toX) - Math.max(x, fromX);
        sum += high * wide * values[y * width + x];
      }
    }
    return (float) (sum / ((toX - fromX) * (double) (toY - fromY)));
  }

  private static float[] centred(float[] box, int width, int height) {
    double mass = 0;
    double massX = 0;
    double massY = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double ink = box[y * width + x];
        mass += ink;
        massX += ink * x;
        massY += ink * y;
      }
    }
    int left = shift(massX / mass, width);
    int top = shift(massY / mass, height);
    float[] image = new float[SIDE * SIDE];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image[(top + y) * SIDE + left + x] = box[y * width + x];
      }
    }
    return image;
  }

  /**
   * Where the box begins, so that its centre of mass comes to the middle, but nothing falls off.
   */
  private static int shift(double centre, int size) {
    return Math.max(0, Math.min(SIDE - size, (int) Math.round(SIDE / 2.0 - centre)));
  }
}
