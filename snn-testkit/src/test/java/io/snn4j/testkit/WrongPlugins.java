package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Plugins with one fault each in what makes them plugins, and the tests their authors would write;
 * {@link SurrogateContractTest} runs these and expects them to fail.
 */
public final class WrongPlugins {

  private WrongPlugins() {}

  /** No line in the services file. */
  public record Unlisted() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class UnlistedContract implements SurrogateContract {
    @Override
    public Arbitrary<Unlisted> plugins() {
      return AnyRecord.of(Unlisted.class);
    }
  }

  /** A constructor of defaults that only its own package can call. */
  public record HiddenDefaults(float height) implements SurrogateGradient {
    HiddenDefaults() {
      this(1f);
    }

    /** Checks the height. */
    public HiddenDefaults {
      Check.finite("height", height);
    }

    @Override
    public float derivative(float x) {
      return height;
    }
  }

  static class HiddenDefaultsContract implements SurrogateContract {
    @Override
    public Arbitrary<HiddenDefaults> plugins() {
      return AnyRecord.of(HiddenDefaults.class);
    }
  }

  /** Stated and checked ranges differ: [0, 1] and (0, 2]. */
  public record OtherRange(@Param(value = "height", min = 0, max = 1) float height)
      implements SurrogateGradient {

    /** Height 1. */
    public OtherRange() {
      this(1f);
    }

    /** Checks another range. */
    public OtherRange {
      Check.that(height > 0 && height <= 2, "height must be right, but was %s", height);
    }

    @Override
    public float derivative(float x) {
      return height;
    }
  }

  static class OtherRangeContract implements SurrogateContract {
    @Override
    public Arbitrary<OtherRange> plugins() {
      return Arbitraries.of(new OtherRange(0.5f), new OtherRange(1f));
    }
  }

  /** Checks nothing. */
  public record Unchecked(@Param("height") float height) implements SurrogateGradient {
    /** Height 1. */
    public Unchecked() {
      this(1f);
    }

    @Override
    public float derivative(float x) {
      return height;
    }
  }

  static class UncheckedContract implements SurrogateContract {
    @Override
    public Arbitrary<Unchecked> plugins() {
      return AnyRecord.of(Unchecked.class);
    }
  }

  /** Stores something else than it was given, so that it is another when read back. */
  public record Doubling(float height) implements SurrogateGradient {
    /** Height 2, after doubling. */
    public Doubling() {
      this(1f);
    }

    /** Doubles. */
    public Doubling {
      Check.finite("height", height);
      height *= 2;
    }

    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class DoublingContract implements SurrogateContract {
    @Override
    public Arbitrary<Doubling> plugins() {
      return AnyRecord.of(Doubling.class);
    }
  }
}
