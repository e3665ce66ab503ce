package io.snn4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is left of a number where denormal ones are flushed. */
class DenormalsProperties {

  @Provide
  Arbitrary<Float> floats() {
    return Arbitraries.integers().map(Float::intBitsToFloat);
  }

  @Property(tries = 20_000)
  void whatIsLargeEnoughStaysAndWhatIsSmallBecomesZero(@ForAll("floats") float x) {
    float flushed = Denormals.flushed(x);
    if (Float.isNaN(x) || Math.abs(x) >= 0x1p-45f) {
      assertThat(Float.compare(flushed, x)).isZero();
    } else if (Math.abs(x) < 0x1p-95f) {
      assertThat(flushed).isZero();
    } else {
      assertThat(Math.abs((double) flushed - x))
          .isLessThanOrEqualTo(Math.max(0x1p-94, Math.abs(x) * 0x1p-23));
    }
  }

  @Property(tries = 2000)
  void nothingIsLeftThatIsDenormal(@ForAll("floats") float x) {
    float left = Math.abs(Denormals.flushed(x));
    assertThat(left == 0 || Float.isNaN(left) || left >= 0x1p-95f).as("%s", x).isTrue();
  }

  @Property(tries = 2000)
  void tinyIsWhatBecomesZeroAndWasNot(@ForAll("floats") float x) {
    for (float each : new float[] {x, x * 0x1p-60f}) {
      if (Math.abs(each) < 0x1p-95f) {
        assertThat(Denormals.isTiny(each)).isEqualTo(each != 0);
      } else if (Math.abs(each) >= 0x1p-93f || Float.isNaN(each)) {
        assertThat(Denormals.isTiny(each)).isFalse();
      }
    }
    assertThat(Denormals.isTiny(0)).isFalse();
    assertThat(Denormals.isTiny(Float.MIN_VALUE)).isTrue();
  }
}
