package io.snn4j.mnist.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TicksProperties {

  @Property
  void ticksAreRoundEvenAndWithinTheRange(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double from,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double length,
      @ForAll @IntRange(min = 2, max = 12) int most,
      @ForAll boolean whole) {
    List<Double> ticks = Ticks.of(from, from + length, most, whole);
    double slack = 1e-9 * (Math.abs(from) + length);
    assertThat(ticks).hasSizeLessThanOrEqualTo(most + 1);
    assertThat(ticks).allMatch(tick -> tick >= from - slack && tick <= from + length + slack);
    for (int i = 1; i < ticks.size(); i++) {
      double step = ticks.get(i) - ticks.get(i - 1);
      double first = ticks.get(1) - ticks.get(0);
      assertThat(step).isCloseTo(first, within(slack));
      double digit = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
      assertThat(List.of(1L, 2L, 5L)).contains(Math.round(digit));
    }
    if (whole) {
      assertThat(ticks).allMatch(tick -> tick == Math.rint(tick));
    }
  }

  @Property
  void labelsAreShortAndTellTheirTick(@ForAll @IntRange(min = -9999, max = 9999) int thousandths) {
    String label = Ticks.label(3 * (thousandths / 1000.0) / 3);
    assertThat(Double.parseDouble(label)).isEqualTo(thousandths / 1000.0);
    assertThat(label).hasSizeLessThanOrEqualTo(6);
  }
}
