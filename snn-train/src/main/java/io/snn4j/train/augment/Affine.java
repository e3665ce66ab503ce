package io.snn4j.train.augment;

import io.snn4j.api.About;
import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Param;

/**
 * Shifts, turns, scales and shears square pictures at random, each by an amount drawn uniformly
 * (Simard, Steinkraus and Platt 2003, "Best practices for convolutional neural networks applied to
 * visual document analysis").
 *
 * <p>A pixel of the new picture is read where the affine map about the picture's middle takes it in
 * the old one, between four pixels by bilinear interpolation; outside all is dark.
 *
 * @param shift the most it is moved by, in pixels, along each axis
 * @param rotation the most it is turned by, in degrees, either way
 * @param scaling the most it grows or shrinks by, along each axis on its own, as a share of its
 *     size
 * @param shear the most it is slanted by: columns of pixels per row
 */
@About(
    value = "shifts, turns, scales and shears square pictures at random",
    formula = {
      "new[p] = old[m + D^-1*H*R^T*(p - m - s)], m the picture's middle",
      "R turns, H slants, D scales, s shifts, each uniform in +-its parameter"
    })
public record Affine(
    @Param(value = "most it is moved by along each axis, in pixels", min = 0, max = 1000)
        float shift,
    @Param(value = "most it is turned by, in degrees", min = 0, max = 180) float rotation,
    @Param(value = "most it grows or shrinks by along each axis, as a share", min = 0, max = 0.9)
        float scaling,
    @Param(value = "most it is slanted by, columns per row", min = 0, max = 10) float shear)
    implements Augmentation {

  /** What digits bear: 2 pixels, 10 degrees, 10 %, no shear. */
  public Affine() {
    this(2f, 10f, 0.1f, 0f);
  }

  /**
   * Checks the parameters.
   *
   * @param shift the most it is moved by, in pixels, along each axis
   * @param rotation the most it is turned by, in degrees, either way
   * @param scaling the most it grows or shrinks by, along each axis on its own, as a share of its
   *     size
   * @param shear the most it is slanted by: columns of pixels per row
   * @throws IllegalArgumentException if one lies outside its range
   */
  public Affine {
    Check.within("shift", shift, 0, 1000);
    Check.within("rotation", rotation, 0, 180);
    Check.within("scaling", scaling, 0, 0.9);
    Check.within("shear", shear, 0, 10);
  }

  @Override
  public void check(int features) {
    int side = side(features);
    Check.that(
        side * side == features,
        "affine changes square pictures, but %d features make no square; leave augmentation out",
        features);
  }

  private static int side(int features) {
    return (int) Math.round(Math.sqrt(features));
  }

  @Override
  public void apply(float[] sample, float[] into, long key) {
    int side = side(sample.length);
    double angle = Math.toRadians(draw(key, 0, rotation));
    double wide = 1 + draw(key, 1, scaling);
    double high = 1 + draw(key, 2, scaling);
    double slant = draw(key, 3, shear);
    double middle = (side - 1) / 2.0;
    double middleX = middle + draw(key, 4, shift);
    double middleY = middle + draw(key, 5, shift);
    // from the new picture to the old: turned back, unslanted, unscaled
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double xx = (cos - slant * sin) / wide;
    double xy = (sin + slant * cos) / wide;
    double yx = -sin / high;
    double yy = cos / high;
    for (int row = 0; row < side; row++) {
      double down = row - middleY;
      for (int column = 0; column < side; column++) {
        double right = column - middleX;
        double x = middle + xx * right + xy * down;
        double y = middle + yx * right + yy * down;
        into[row * side + column] = between(sample, side, x, y);
      }
    }
  }

  /** Uniform in +-most. */
  private static double draw(long key, int which, double most) {
    return (2 * CounterRandom.uniform(key, which) - 1) * most;
  }

  /** The brightness at a point between pixels. */
  private static float between(float[] sample, int side, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < -1 || left >= side || top < -1 || top >= side) {
      return 0;
    }
    float right = (float) (x - left);
    float below = (float) (y - top);
    float upper =
        (1 - right) * at(sample, side, left, top) + right * at(sample, side, left + 1, top);
    float lower =
        (1 - right) * at(sample, side, left, top + 1) + right * at(sample, side, left + 1, top + 1);
    return (1 - below) * upper + below * lower;
  }

  private static float at(float[] sample, int side, int column, int row) {
    boolean inside = column >= 0 && column < side && row >= 0 && row < side;
    return inside ? sample[row * side + column] : 0;
  }
}
