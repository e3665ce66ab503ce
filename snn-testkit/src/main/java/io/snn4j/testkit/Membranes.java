package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws what a surrogate is given: membrane minus threshold, from the ordinary to the absurd. */
final class Membranes {

  private static final float[] EDGES = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    1f,
    -1f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  private Membranes() {}

  /** Any float but NaN: edge cases, any bits at all, and the numbers around a threshold. */
  static Arbitrary<Float> any() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(0, 1, 2))
        .as(Membranes::at)
        .withoutEdgeCases();
  }

  /** Arrays of such floats, long enough for compiled loops, of lengths that leave a remainder. */
  static Arbitrary<float[]> arrays() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 2000))
        .as(Membranes::array)
        .withoutEdgeCases();
  }

  private static float[] array(long seed, int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = at(CounterRandom.bits(seed, i), CounterRandom.below(~seed, i, 3));
    }
    return x;
  }

  private static float at(long bits, int kind) {
    float any = Float.intBitsToFloat((int) bits);
    return switch (kind) {
      case 0 -> EDGES[(int) Long.remainderUnsigned(bits, EDGES.length)];
      case 1 -> Float.isNaN(any) ? 0.5f : any;
      default -> (bits >> 40) * 0x1p-21f; // [-4, 4)
    };
  }
}
