package io.snn4j.mnist.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A generator of drawn digits, 28x28 grey pixels in ten classes, for where MNIST is not to be had.
 *
 * <p>Each digit is one of a few hand-made chains of strokes, bent by a smooth random field, then
 * turned, sheared, scaled and shifted, and drawn with a random pen. Sample {@code i} depends on the
 * seed, on the part (training or test) and on {@code i} alone: a smaller set is the beginning of a
 * larger one, and threads do not matter.
 *
 * <p>The variation is chosen so that a linear classifier is clearly worse than a network with a
 * hidden layer. The numbers reached on it are not those of MNIST and must not be called so.
 */
public final class SyntheticDigits {

  /** What the data set is called. */
  public static final String NAME = "synthetic";

  /** The number of training images, which is that of MNIST. */
  public static final int DEFAULT_TRAIN = Mnist.TRAIN;

  /** The number of test images, which is that of MNIST. */
  public static final int DEFAULT_TEST = Mnist.TEST;

  private static final int SIDE = Mnist.SIDE;
  private static final int CLASSES = Mnist.CLASSES;
  private static final double UNITS = 100;

  private SyntheticDigits() {}

  /**
   * Draws a data set.
   *
   * @param seed the seed; the same seed gives the same bytes on every machine
   * @param train the number of training images
   * @param test the number of test images
   * @return the data set
   * @throws DataException if a number is not in [1, {@value Idx#MAXIMUM_COUNT}]
   */
  public static DataSet generate(long seed, int train, int test) {
    return new DataSet(
        NAME,
        draw("synthetic/train", seed, 0, train),
        draw("synthetic/test", seed, 1, test),
        "synthetic digits drawn from seed %d, %d for training and %d for test, 28x28 grey pixels"
            .formatted(seed, train, test));
  }

  private static LabelledImages draw(String name, long seed, int part, int count) {
    if (count < 1 || count > Idx.MAXIMUM_COUNT) {
      throw new DataException(
          "%s: the number of images must lie in [1,%d], but was %d"
              .formatted(name, Idx.MAXIMUM_COUNT, count));
    }
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> labels[i] = (byte) draw(new Draws(seed, part, i), pixels, i));
    return new LabelledImages(name, CLASSES, SIDE, SIDE, pixels, labels);
  }

  /** Draws one sample into its place and returns its label. */
  private static int draw(Draws random, byte[] pixels, int sample) {
    int label = random.below(CLASSES);
    List<Glyph> ways = Glyph.of(label);
    Glyph glyph = ways.get(random.below(ways.size()));
    Warp warp = new Warp(random);
    double radius = random.uniform(0.7, 1.7);
    Canvas canvas = new Canvas(SIDE);
    for (double[] stroke : glyph.strokes()) {
      draw(canvas, warp, stroke, radius);
    }
    canvas.blur(random.uniform(0.02, 0.2));
    canvas.write(pixels, sample * SIDE * SIDE, random.uniform(0.75, 1.1), 0.08, random);
    return label;
  }

  private static void draw(Canvas canvas, Warp warp, double[] stroke, double radius) {
    double[] from = new double[2];
    double[] to = new double[2];
    warp.place(stroke[0], stroke[1], from);
    for (int i = 2; i < stroke.length; i += 2) {
      warp.place(stroke[i], stroke[i + 1], to);
      canvas.line(from[0], from[1], to[0], to[1], radius);
      from[0] = to[0];
      from[1] = to[1];
    }
  }

  /** A random map from the units of a glyph to pixels: a smooth bend, then an affine map. */
  private static final class Warp {
    private static final int WAVES = 3;

    private final double xx;
    private final double xy;
    private final double yx;
    private final double yy;
    private final double shiftX;
    private final double shiftY;
    // Each wave: direction (x, y) in radians per unit, phase, and amplitudes (x, y) in units.
    private final double[] waves = new double[5 * WAVES];

    Warp(Draws random) {
      double angle = random.uniform(-0.3, 0.3);
      double shear = random.uniform(-0.4, 0.4);
      double width = random.uniform(0.13, 0.23);
      double height = random.uniform(0.16, 0.22);
      double cosine = StrictMath.cos(angle);
      double sine = StrictMath.sin(angle);
      xx = cosine * width;
      xy = (cosine * shear - sine) * height;
      yx = sine * width;
      yy = (sine * shear + cosine) * height;
      double centre = (SIDE - 1) / 2.0;
      shiftX = centre + random.uniform(-2.2, 2.2);
      shiftY = centre + random.uniform(-2.2, 2.2);
      for (int i = 0; i < waves.length; i += 5) {
        waves[i] = 0.035 * random.bell();
        waves[i + 1] = 0.035 * random.bell();
        waves[i + 2] = random.uniform(0, 2 * Math.PI);
        waves[i + 3] = 5 * random.bell();
        waves[i + 4] = 5 * random.bell();
      }
    }

    void place(double x, double y, double[] into) {
      double bentX = x - UNITS / 2;
      double bentY = y - UNITS / 2;
      for (int i = 0; i < waves.length; i += 5) {
        double wave = StrictMath.sin(waves[i] * x + waves[i + 1] * y + waves[i + 2]);
        bentX += waves[i + 3] * wave;
        bentY += waves[i + 4] * wave;
      }
      into[0] = shiftX + xx * bentX + xy * bentY;
      into[1] = shiftY + yx * bentX + yy * bentY;
    }
  }
}
