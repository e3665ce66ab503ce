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

  private static float[] derivatives(SurrogateGradient surrogate) {
    float[] into = {9, 9, 9};
    DerivativeLoop.of(surrogate).derivatives(surrogate, new float[] {1, 2, 3}, into, 2);
    return into;
  }

  @Test
  void takesTheDerivativeOfEachValueUpToTheLength() {
    assertThat(derivatives(new Plain(3))).containsExactly(3, 6, 9);
    assertThat(derivatives(new Plain(5))).containsExactly(5, 10, 9);
    assertThat(derivatives(new Other())).containsExactly(-1, -2, 9);
  }

  @Test
  void eachClassHasALoopOfItsOwn() {
    DerivativeLoop plain = DerivativeLoop.of(new Plain(1));
    assertThat(DerivativeLoop.of(new Plain(2))).isSameAs(plain);
    assertThat(DerivativeLoop.of(new Other()).getClass()).isNotSameAs(plain.getClass());
  }

  @Test
  void aMethodForManyValuesIsUsed() {
    assertThat(derivatives(new Bulk())).containsExactly(2, 2, 9);
  }
}
