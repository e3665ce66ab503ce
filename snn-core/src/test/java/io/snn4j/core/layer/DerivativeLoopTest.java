package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DerivativeLoopTest {

  /** One method. */
  record Plain(float slope) implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return slope * x;
    }
  }

  /** Another of one method. */
  record Other() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return -x;
    }
  }

  /** One whose many values are told from its single ones. */
  record Bulk() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1;
    }

    @Override
    public void derivatives(float[] x, float[] into, int length) {
      Arrays.fill(into, 0, length, 2);
    }
  }

  private static float[] timesOneAndTen(SurrogateGradient surrogate) {
    float[] into = {9, 9, 9};
    float[] x = {1, 2, 3};
    DerivativeLoop.of(surrogate).times(surrogate, x, new float[] {1, 10, 100}, into, 2);
    return into;
  }

  @Test
  void takesTheGradientThroughEachValueUpToTheLength() {
    assertThat(timesOneAndTen(new Plain(3))).containsExactly(3, 60, 9);
    assertThat(timesOneAndTen(new Plain(5))).containsExactly(5, 100, 9);
    assertThat(timesOneAndTen(new Other())).containsExactly(-1, -20, 9);
  }

  @Test
  void eachClassHasALoopOfItsOwn() {
    DerivativeLoop plain = DerivativeLoop.of(new Plain(1));
    assertThat(DerivativeLoop.of(new Plain(2))).isSameAs(plain);
    assertThat(DerivativeLoop.of(new Other()).getClass()).isNotSameAs(plain.getClass());
  }

  @Test
  void aMethodForManyValuesIsUsed() {
    assertThat(timesOneAndTen(new Bulk())).containsExactly(2, 20, 9);
  }
}
