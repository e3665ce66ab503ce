package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeavisideTest {

  private static final int STRIDE = 61;

  @Test
  void isOneExactlyAboveTheLeast() {
    // every 61st bit pattern: all signs and exponents, 70 million values
    long wrong = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      wrong += deviates(Float.intBitsToFloat((int) bits));
    }
    assertThat(wrong).isZero();
  }

  @Test
  void isZeroForEverySubnormal() {
    long wrong = 0;
    for (int bits = 1; bits <= Float.floatToRawIntBits(Float.MIN_NORMAL); bits++) {
      float x = Float.intBitsToFloat(bits);
      wrong += deviates(x) + deviates(-x);
    }
    assertThat(wrong).isZero();
  }

  @Test
  void changesBetweenTheLeastAndTheNextFloat() {
    int least = Float.floatToRawIntBits(Heaviside.LEAST);
    long wrong = 0;
    for (int off = -1_000_000; off <= 1_000_000; off++) {
      wrong += deviates(Float.intBitsToFloat(least + off));
    }
    assertThat(wrong).isZero();
    assertThat(Heaviside.of(Heaviside.LEAST)).isZero();
    assertThat(Heaviside.of(Math.nextUp(Heaviside.LEAST))).isOne();
  }

  private static int deviates(float x) {
    if (!Float.isFinite(x) || x >= 0x1p127f) {
      return Float.isNaN(Heaviside.of(x)) ? 0 : 1;
    }
    boolean spikes = x > Heaviside.LEAST;
    return Heaviside.of(x) == (spikes ? 1 : 0)
            && Heaviside.silent(x) == (spikes ? 0 : Heaviside.SILENT)
        ? 0
        : 1;
  }

  @Test
  void anExcessOverALargeEnoughThresholdIsToldInFewerInstructions() {
    float threshold = Heaviside.LEAST_THRESHOLD;
    for (; threshold < 1e37f; threshold = Math.nextUp(threshold * 1.37f)) {
      float above = threshold;
      float below = threshold;
      for (int ulps = 0; ulps < 40; ulps++) {
        assertThat(Heaviside.ofExcess(above - threshold)).isEqualTo(ulps == 0 ? 0f : 1f);
        assertThat(Heaviside.ofExcess(below - threshold)).isEqualTo(0f);
        above = Math.nextUp(above);
        below = Math.nextDown(below);
      }
      for (float membrane : new float[] {0, -1e30f, 3 * threshold, 1e37f}) {
        float excess = membrane - threshold;
        assertThat(Heaviside.ofExcess(excess)).isEqualTo(Heaviside.of(excess));
      }
    }
    for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0x1p127f}) {
      assertThat(Heaviside.ofExcess(broken)).isNaN();
    }
  }

  @Test
  void tellsEveryMembraneFromItsThreshold() {
    // the next float above a threshold, for thresholds from 1e-23 to 1e38
    for (float threshold = 0x1.8p-77f; threshold < 1e38f; threshold *= 1.37f) {
      assertThat(Heaviside.of(Math.nextUp(threshold) - threshold)).isOne();
      assertThat(Heaviside.of(Math.nextDown(threshold) - threshold)).isZero();
    }
  }

  @Test
  void isPlusZeroForBothZeros() {
    assertThat(Float.floatToRawIntBits(Heaviside.of(0f))).isZero();
    assertThat(Float.floatToRawIntBits(Heaviside.of(-0f))).isZero();
  }

  @Test
  void showsWhatIsBroken() {
    assertThat(Heaviside.of(Float.NaN)).isNaN();
    assertThat(Heaviside.of(Float.POSITIVE_INFINITY)).isNaN();
    assertThat(Heaviside.of(Float.NEGATIVE_INFINITY)).isNaN();
  }
}
