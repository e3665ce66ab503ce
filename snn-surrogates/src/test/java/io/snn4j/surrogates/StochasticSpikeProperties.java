package io.snn4j.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.testkit.AnyRecord;
import io.snn4j.testkit.SurrogateContract;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StochasticSpikeProperties implements SurrogateContract<StochasticSpike> {

  private static final int MEMBRANES = 4000;

  @Override
  public Arbitrary<StochasticSpike> subjects() {
    return AnyRecord.of(StochasticSpike.class);
  }

  /**
   * Silent neurons get noise around {@code mean*variance} that fills {@code variance}. By
   * Hoeffding's inequality the mean of so many is off by 0.06 of the width with a chance below
   * 1e-12.
   */
  @Property(tries = 20)
  void noiseIsCentredAndAsWideAsStated(
      @ForAll("anySubject") StochasticSpike surrogate,
      @ForAll @IntRange(min = 1, max = 0x7f000000) int first) {
    DoubleSummaryStatistics noise =
        IntStream.range(first, first + MEMBRANES)
            .mapToDouble(bits -> surrogate.derivative(-Float.intBitsToFloat(bits)))
            .summaryStatistics();
    double width = surrogate.variance();
    double centre = (double) surrogate.mean() * width;
    double rounding = 1e-6 * (width + Math.abs(centre)) + 1e-12;
    assertThat(noise.getAverage()).isCloseTo(centre, within(0.06 * width + rounding));
    assertThat(noise.getMin())
        .isBetween(centre - width / 2 - rounding, centre - 0.45 * width + rounding);
    assertThat(noise.getMax())
        .isBetween(centre + 0.45 * width - rounding, centre + width / 2 + rounding);
  }
}
