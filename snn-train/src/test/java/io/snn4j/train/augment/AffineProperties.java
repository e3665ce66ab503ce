package io.snn4j.train.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Plugin;
import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.PluginContract;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class AffineProperties implements PluginContract<Affine> {
  @Override
  public Class<? extends Plugin> extensionPoint() {
    return Augmentation.class;
  }

  @Override
  public Arbitrary<Affine> subjects() {
    return AnyRecord.of(Affine.class);
  }

  @Provide
  Arbitrary<Affine> affines() {
    return subjects();
  }

  private static float[] picture(int side, long seed) {
    Random random = new Random(seed);
    float[] picture = new float[side * side];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = random.nextFloat();
    }
    return picture;
  }

  private static float[] applied(Affine affine, float[] picture, long key) {
    float[] into = new float[picture.length];
    affine.apply(picture, into, key);
    return into;
  }

  @Property
  void nothingToDoChangesNothing(@ForAll @IntRange(min = 1, max = 40) int side, @ForAll long key) {
    float[] picture = picture(side, key);
    assertThat(applied(new Affine(0, 0, 0, 0), picture, key)).isEqualTo(picture);
  }

  @Property
  void staysBetweenDarkAndTheBrightestPixelAndDependsOnTheKeyAlone(
      @ForAll("affines") Affine affine,
      @ForAll @IntRange(min = 1, max = 30) int side,
      @ForAll long key) {
    float[] picture = picture(side, key);
    float[] once = applied(affine, picture, key);
    for (float pixel : once) {
      assertThat(pixel).isBetween(0f, 1f);
    }
    assertThat(applied(affine, picture, key)).isEqualTo(once);
  }

  /** A linear slope of brightness is still exact between pixels, so it shows where each is read. */
  @Property
  void onASlopeEachPixelTellsWhereItWasRead(
      @ForAll @FloatRange(max = 3) float shift,
      @ForAll @FloatRange(max = 30) float rotation,
      @ForAll @FloatRange(max = 0.3f) float scaling,
      @ForAll @FloatRange(max = 0.3f) float shear,
      @ForAll long key) {
    int side = 41;
    float[] columns = new float[side * side];
    float[] rows = new float[side * side];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i % side;
      int row = i / side;
      rows[i] = row;
    }
    Affine affine = new Affine(shift, rotation, scaling, shear);
    float[] x = applied(affine, columns, key);
    float[] y = applied(affine, rows, key);
    int middle = 20 * side + 20;
    double xRight = x[middle + 1] - x[middle];
    double yRight = y[middle + 1] - y[middle];
    double xDown = x[middle + side] - x[middle];
    double yDown = y[middle + side] - y[middle];
    // the map scales an area by no more and no less than both axes together
    double area = xRight * yDown - xDown * yRight;
    assertThat(1 / area)
        .isBetween(Math.pow(1 - scaling, 2) - 1e-3, Math.pow(1 + scaling, 2) + 1e-3);
    double turned = Math.toDegrees(Math.atan2(-yRight, yDown));
    if (shear == 0 && scaling == 0) {
      assertThat(Math.abs(turned)).isLessThanOrEqualTo(rotation + 0.01);
      assertThat(area).isCloseTo(1, within(1e-3));
    }
    // where the new picture's middle is read lies at most the shift away, along each axis as turned
    double reach = shift * Math.sqrt(2) * (1 + shear) / (1 - scaling) + 1e-3;
    assertThat(Math.hypot(x[middle] - 20, y[middle] - 20)).isLessThanOrEqualTo(reach);
  }

  @Example
  void onlySquaresCanBeTurned() {
    new Affine().check(784);
    assertThatThrownBy(() -> new Affine().check(785))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("785 features make no square");
  }
}
