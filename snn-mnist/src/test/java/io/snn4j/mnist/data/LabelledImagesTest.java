package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledImagesTest {
  private static final LabelledImages THREE =
      new LabelledImages(
          "three",
          201,
          1,
          2,
          new byte[] {0, 51, (byte) 255, 1, 2, 3},
          new byte[] {7, (byte) 200, 9});

  @Test
  void pixelsAreScaledToOne() {
    float[] into = new float[2];
    THREE.read(1, into, 0);
    assertThat(into).containsExactly(1f, 1 / 255f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 784})
  void imagesReadTogetherAreThoseReadOneByOne(int columns) {
    byte[] pixels = new byte[3 * columns];
    new Random(columns).nextBytes(pixels);
    LabelledImages images = new LabelledImages("some", 10, 1, columns, pixels, new byte[3]);
    float[] together = new float[1 + 3 * columns];
    images.read(new int[] {2, 0, 2}, together, 1);
    float[] apart = new float[1 + 3 * columns];
    images.read(2, apart, 1);
    images.read(0, apart, 1 + columns);
    images.read(2, apart, 1 + 2 * columns);
    assertThat(together).containsExactly(apart);
    for (int i = 0; i < columns; i++) {
      assertThat(together[1 + columns + i]).isEqualTo((pixels[i] & 0xFF) / 255f);
    }
  }

  @Test
  void labelsAreUnsigned() {
    assertThat(THREE.label(1)).isEqualTo(200);
  }

  @Test
  void subsetIsACopyOfItsSamples() {
    LabelledImages middle = THREE.subset(1, 2);
    assertThat(middle.pixels()).containsExactly(255, 1);
    assertThat(middle.classes()).isEqualTo(201);
    assertThat(middle.label(0)).isEqualTo(200);
  }

  @Test
  void headOfMoreThanAllIsAll() {
    assertThat(THREE.head(5)).isSameAs(THREE);
    assertThat(THREE.head(2).size()).isEqualTo(2);
  }

  @Test
  void emptySubsetIsRefused() {
    assertThatThrownBy(() -> THREE.subset(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was [1,1)");
  }

  @Test
  void missingSampleIsRefused() {
    assertThatThrownBy(() -> THREE.read(3, new float[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void pixelsAndLabelsMustFit() {
    assertThatThrownBy(() -> new LabelledImages("odd", 10, 1, 2, new byte[3], new byte[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("odd: 2 images of 1x2 have 4 pixels, but 3 were given");
  }

  @Test
  void labelsMustLieBelowTheClasses() {
    assertThatThrownBy(() -> new LabelledImages("odd", 9, 1, 1, new byte[2], new byte[] {8, 9}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("odd: label 1 is 9, but labels must lie in [0,8]");
  }

  @Test
  void oneClassIsNothingToLearn() {
    assertThatThrownBy(() -> new LabelledImages("odd", 1, 1, 1, new byte[1], new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("odd: classes must lie in [2,256], but was 1");
  }

  @Test
  void partsOfADataSetHaveOneSize() {
    LabelledImages other = new LabelledImages("other", 201, 2, 1, new byte[2], new byte[1]);
    assertThatThrownBy(() -> new DataSet("mixed", THREE, other, "mixed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have one size");
  }

  @Test
  void partsOfADataSetHaveTheSameClasses() {
    LabelledImages other = new LabelledImages("other", 10, 1, 2, new byte[2], new byte[1]);
    assertThatThrownBy(() -> new DataSet("mixed", THREE, other, "mixed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mixed: training and test images must have the same classes, but have 201 and 10");
  }
}
