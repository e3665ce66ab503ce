package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;

/** Says whether arrays agree within the rounding of floats. */
final class Close {

  private Close() {}

  /** Requires equality within a share of the largest expected magnitude, or of 1. */
  static void close(String what, float[] actual, double[] expected, double share) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    within(what, actual, expected, share * Math.max(1, largest));
  }

  /** Requires a sum that is right within a share of its addends' magnitudes, added up, or of 1. */
  static void closeSum(String what, float actual, double[] addends, double share) {
    double magnitudes = Arrays.stream(addends).map(Math::abs).sum();
    double[] sum = {Arrays.stream(addends).sum()};
    within(what, new float[] {actual}, sum, share * Math.max(1, magnitudes));
  }

  private static void within(String what, float[] actual, double[] expected, double most) {
    assertThat(actual.length).as(what).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      // the assertion itself is slow, and the arrays are long
      if (!(Math.abs(actual[i] - expected[i]) <= most)) {
        assertThat((double) actual[i])
            .as("%s at %d", what, i)
            .isCloseTo(expected[i], Offset.offset(most));
      }
    }
  }

  /** Requires equal numbers, where 0 and -0 are the same. */
  static void same(String what, float[] actual, float[] expected) {
    close(what, actual, expected, 0);
  }

  static void close(String what, float[] actual, float[] expected, double share) {
    double[] doubles = new double[expected.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = expected[i];
    }
    close(what, actual, doubles, share);
  }
}
