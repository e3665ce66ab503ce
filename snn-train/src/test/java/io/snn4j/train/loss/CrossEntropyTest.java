package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Logits that no exponential has. */
class CrossEntropyTest {

  private static final CrossEntropy LOSS = new CrossEntropy(3, List.of(), 0, Reduction.SUM);

  @Test
  void aClassOutOfTheQuestionHasNoGradient() {
    float[] gradient = new float[3];
    float[] z = {2000, Float.NEGATIVE_INFINITY, -2000};
    assertThat(LOSS.add(z, new int[] {0}, 1, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    float[] gradient = new float[3];
    float[] z = {1e30f, 1e30f, -1e30f};
    assertThat(LOSS.add(z, new int[] {2}, 1, gradient)).isEqualTo(1e30f + (double) 1e30f);
    assertThat(gradient).containsExactly(0.5f, 0.5f, -1);
  }

  @Test
  void notANumberSpoilsItsSampleAlone() {
    float[] gradient = new float[6];
    float[] z = {0, Float.NaN, 0, 0, 0, 0};
    assertThat(LOSS.add(z, new int[] {0, 0}, 1, gradient)).isNaN();
    assertThat(gradient).startsWith(Float.NaN, Float.NaN, Float.NaN);
    assertThat(gradient[3]).isBetween(-0.667f, -0.666f);
  }
}
