package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeavisideTest {

  private static final int STRIDE = 61;

  @Test
  void isOneExactlyAboveZero() {
    // every 61st bit pattern: all signs and exponents, 70 million values
    long wrong = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      wrong += deviates(Float.intBitsToFloat((int) bits));
    }
    assertThat(wrong).isZero();
  }

  @Test
  void isOneForEverySubnormalAboveZeroAndZeroForThoseBelow() {
    long wrong = 0;
    for (int bits = 1; bits <= Float.floatToRawIntBits(Float.MIN_NORMAL); bits++) {
      float x = Float.intBitsToFloat(bits);
      wrong += deviates(x) + deviates(-x);
    }
    assertThat(wrong).isZero();
  }

  private static int deviates(float x) {
    if (Float.isNaN(x)) {
      return Float.isNaN(Heaviside.of(x)) ? 0 : 1;
    }
    return Heaviside.of(x) == (x > 0 ? 1f : 0f) ? 0 : 1;
  }

  @Test
  void isPlusZeroForBothZeros() {
    assertThat(Float.floatToRawIntBits(Heaviside.of(0f))).isZero();
    assertThat(Float.floatToRawIntBits(Heaviside.of(-0f))).isZero();
  }

  @Test
  void takesInfinities() {
    assertThat(Heaviside.of(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Heaviside.of(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
  }

  @Test
  void takesTheLargestAndTheSmallestFloats() {
    assertThat(Heaviside.of(Float.MAX_VALUE)).isEqualTo(1f);
    assertThat(Heaviside.of(-Float.MAX_VALUE)).isEqualTo(0f);
    assertThat(Heaviside.of(Float.MIN_VALUE)).isEqualTo(1f);
    assertThat(Heaviside.of(-Float.MIN_VALUE)).isEqualTo(0f);
  }

  @Test
  void leavesNotANumberWhatItIs() {
    assertThat(Heaviside.of(Float.NaN)).isNaN();
  }
}
