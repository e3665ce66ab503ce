package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {
  @Test
  void classesAreBalanced() {
    LabelledImages train = SyntheticDigits.generate(5, 5000, 1).train();
    int[] counts = new int[10];
    for (int i = 0; i < train.size(); i++) {
      counts[train.label(i)]++;
    }
    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count >= 400 && count <= 600);
  }

  @Test
  void trainingAndTestDiffer() {
    DataSet digits = SyntheticDigits.generate(5, 50, 50);
    assertThat(digits.train().pixels()).isNotEqualTo(digits.test().pixels());
  }

  @Test
  void everyImageHasInkAndBackground() {
    LabelledImages train = SyntheticDigits.generate(6, 2000, 1).train();
    float[] image = new float[train.features()];
    for (int i = 0; i < train.size(); i++) {
      train.read(i, image, 0);
      double ink = 0;
      for (float value : image) {
        ink += value;
      }
      assertThat(ink / image.length).isBetween(0.01, 0.5);
    }
  }

  @Test
  void noImagesAreRefused() {
    assertThatThrownBy(() -> SyntheticDigits.generate(1, 0, 1))
        .isInstanceOf(DataException.class)
        .hasMessage("synthetic/train: the number of images must lie in [1,1000000], but was 0");
  }

  @Test
  void bytesAreTheSameOnEveryMachine() {
    var digest = Unpacked.sha256();
    digest.update(SyntheticDigits.generate(1, 1000, 1).train().pixels());
    assertThat(Unpacked.hexadecimal(digest))
        .isEqualTo("a8d022fce0daa723d4e59cbcae58157ee2f1e1e1a4cb0b4ecf57817cb8e1298a");
  }
}
