package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are fixed, so each of these either holds for ever or never. */
class CounterRandomTest {

  private static final int DRAWS = 200_000;

  /** The 0.999 quantiles of chi-squared, by the cube of Wilson and Hilferty. */
  private static double limit(int degreesOfFreedom) {
    double k = degreesOfFreedom;
    double z = 3.0902;
    return k * Math.pow(1 - 2 / (9 * k) + z * Math.sqrt(2 / (9 * k)), 3);
  }

  private static double chiSquared(int bins, int draws, IntUnaryOperator bin) {
    long[] counts = new long[bins];
    for (int i = 0; i < draws; i++) {
      counts[bin.applyAsInt(i)]++;
    }
    double expected = (double) draws / bins;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9E3779B97F4A7C15L})
  void uniformLiesBetweenZeroAndOneExclusive(long key) {
    float least = 1;
    float most = 0;
    for (int i = 0; i < DRAWS; i++) {
      least = Math.min(least, CounterRandom.uniform(key, i));
      most = Math.max(most, CounterRandom.uniform(key, i));
    }
    assertThat(least).isBetween(0f, 1e-4f);
    assertThat(most).isBetween(1 - 1e-4f, Math.nextDown(1f));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9E3779B97F4A7C15L})
  void uniformIsUniform(long key) {
    assertThat(chiSquared(256, DRAWS, i -> (int) (CounterRandom.uniform(key, i) * 256)))
        .isLessThan(limit(255));
  }

  @Test
  void neighboursInCounterAreIndependent() {
    // pairs of one draw and the next fill the unit square evenly
    assertThat(chiSquared(256, DRAWS, i -> square(bin(7, 2L * i), bin(7, 2L * i + 1))))
        .isLessThan(limit(255));
  }

  @Test
  void neighboursInKeyAreIndependent() {
    // samples have keys of their own and often read the same counters
    assertThat(
            chiSquared(
                256,
                DRAWS,
                i -> square(bin(CounterRandom.key(7, i), 3), bin(CounterRandom.key(7, i + 1), 3))))
        .isLessThan(limit(255));
  }

  private static int bin(long key, long counter) {
    return (int) (16 * CounterRandom.uniform(key, counter));
  }

  private static int square(int row, int column) {
    return 16 * row + column;
  }

  @Test
  void everyBitIsSetHalfTheTime() {
    for (int bit = 0; bit < 64; bit++) {
      int place = bit;
      assertThat(chiSquared(2, DRAWS, i -> (int) (CounterRandom.bits(11, i) >>> place & 1)))
          .isLessThan(15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10, 60, 1000})
  void belowIsUniformUnderItsBound(int bound) {
    assertThat(chiSquared(bound, DRAWS, i -> CounterRandom.below(5, i, bound)))
        .isLessThan(limit(bound - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
  void belowStaysBelow(int bound) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < DRAWS; i++) {
      least = Math.min(least, CounterRandom.below(9, i, bound));
      most = Math.max(most, CounterRandom.below(9, i, bound));
    }
    assertThat(least).isNotNegative();
    assertThat(most).isLessThan(bound);
  }

  @Test
  void belowALargeBoundReachesAllItsTenths() {
    assertThat(
            chiSquared(
                10,
                DRAWS,
                i ->
                    (int) (10L * CounterRandom.below(3, i, Integer.MAX_VALUE) / Integer.MAX_VALUE)))
        .isLessThan(limit(9));
  }

  @Test
  void anyPartChangesTheKey() {
    Set<Long> keys = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      keys.add(CounterRandom.key(seed));
      for (long epoch = 0; epoch < 20; epoch++) {
        keys.add(CounterRandom.key(seed, epoch));
        for (long sample = 0; sample < 20; sample++) {
          keys.add(CounterRandom.key(seed, epoch, sample));
        }
      }
    }
    assertThat(keys).hasSize(20 + 20 * 20 + 20 * 20 * 20);
  }

  @Test
  void theOrderOfPartsMatters() {
    assertThat(CounterRandom.key(0, 1, 2)).isNotEqualTo(CounterRandom.key(0, 2, 1));
  }

  @Test
  void wordsHaveDifferentKeyParts() {
    Set<Long> parts = new HashSet<>();
    for (String word : new String[] {"", "a", "b", "ab", "ba", "shuffle", "weights", "encode"}) {
      parts.add(CounterRandom.word(word));
    }
    assertThat(parts).hasSize(8);
  }

  @Test
  void drawsStayTheSameFromVersionToVersion() {
    // SplitMix64 from seed 0 as its authors print it
    assertThat(CounterRandom.bits(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(CounterRandom.bits(0, 1)).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(CounterRandom.bits(0, 2)).isEqualTo(0x06C45D188009454FL);
  }
}
