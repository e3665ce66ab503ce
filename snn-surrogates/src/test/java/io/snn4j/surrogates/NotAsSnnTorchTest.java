package io.snn4j.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Where snnTorch's surrogates are not what their names say, ours are. */
class NotAsSnnTorchTest {

  private static final int FLOATS = 1 << 16;

  /** snnTorch's formula, in its precision. */
  private static float theirSigmoid(float slope, float x) {
    float e = (float) Math.exp(-slope * x);
    return slope * e / ((e + 1) * (e + 1));
  }

  @Test
  void sigmoidIsFiniteAndEvenForEveryFloat() {
    Sigmoid sigmoid = new Sigmoid();
    // every float whose lower half is zero: all signs, exponents and leading digits
    for (int high = 0; high < FLOATS; high++) {
      float x = Float.intBitsToFloat(high << 16);
      if (!Float.isNaN(x)) {
        float d = sigmoid.derivative(x);
        assertThat(d).isBetween(0f, 6.25f).isEqualTo(sigmoid.derivative(-x));
      }
    }
  }

  @Test
  void sigmoidIsRightWhereSnnTorchsVanishesOrOverflows() {
    Sigmoid sigmoid = new Sigmoid(1f);
    assertThat(theirSigmoid(1, -46)).isZero();
    assertThat(theirSigmoid(1, -89)).isNaN();
    for (float x = -100; x <= 100; x += 0.25f) {
      double z = Math.exp(-Math.abs(x));
      double right = z / ((1 + z) * (1 + z));
      assertThat((double) sigmoid.derivative(x))
          .isCloseTo(right, within(1e-6 * right + Float.MIN_VALUE));
    }
  }

  @Test
  void leakySpikeLeaksAndDrawsNothing() {
    LeakySpike leaky = new LeakySpike(0.25f);
    assertThat(leaky.derivative(-3)).isEqualTo(0.25f).isEqualTo(leaky.derivative(0));
    assertThat(leaky.derivative(1e-30f)).isEqualTo(1).isEqualTo(leaky.derivative(3));
  }

  @Test
  void triangularIsATriangle() {
    Triangular triangle = new Triangular(0.5f);
    assertThat(triangle.derivative(0)).isEqualTo(2);
    for (float x = 0; x <= 0.5f; x += 0.0625f) {
      assertThat(triangle.derivative(x)).isEqualTo(2 - 4 * x).isEqualTo(triangle.derivative(-x));
    }
    assertThat(triangle.derivative(0.75f)).isZero();
    assertThat(triangle.derivative(-100)).isZero();
    // what snnTorch calls triangular pushes all neurons above the threshold back
    assertThat(new SignedStep(0.5f).derivative(100)).isEqualTo(-0.5f);
  }
}
