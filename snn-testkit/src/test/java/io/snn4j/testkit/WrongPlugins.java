package io.snn4j.testkit;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Plugins with one fault each in what makes them plugins, and the tests their authors would write;
 * {@link PluginContractTest} runs these and expects them to fail.
 */
public final class WrongPlugins {

  private WrongPlugins() {}

  /** A class. */
  public static final class NotARecord implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class NotARecordContract implements SurrogateContract<NotARecord> {
    @Override
    public Arbitrary<NotARecord> subjects() {
      return Arbitraries.just(new NotARecord());
    }
  }

  /** A name that YAML would have to spell in capitals. */
  public record CamelCase() implements SurrogateGradient {
    @Override
    public String name() {
      return "camelCase";
    }

    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class CamelCaseContract implements SurrogateContract<CamelCase> {
    @Override
    public Arbitrary<CamelCase> subjects() {
      return AnyRecord.of(CamelCase.class);
    }
  }

  /** No line in the services file. */
  public record Unlisted() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class UnlistedContract implements SurrogateContract<Unlisted> {
    @Override
    public Arbitrary<Unlisted> subjects() {
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

  static class HiddenDefaultsContract implements SurrogateContract<HiddenDefaults> {
    @Override
    public Arbitrary<HiddenDefaults> subjects() {
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

  static class OtherRangeContract implements SurrogateContract<OtherRange> {
    @Override
    public Arbitrary<OtherRange> subjects() {
      return Arbitraries.of(new OtherRange(0.5f), new OtherRange(1f));
    }
  }

  /** Stated and checked ranges of a coefficient differ. */
  public record OtherCoefficientRange(@Param(value = "decay", min = 0, max = 1) Coefficient decay)
      implements SurrogateGradient {

    /** Decay 1. */
    public OtherCoefficientRange() {
      this(Coefficient.of(1f));
    }

    /** Checks another range. */
    public OtherCoefficientRange {
      Check.within("decay", decay, 0, 2);
    }

    @Override
    public float derivative(float x) {
      return 1;
    }
  }

  static class OtherCoefficientRangeContract implements SurrogateContract<OtherCoefficientRange> {
    @Override
    public Arbitrary<OtherCoefficientRange> subjects() {
      return Arbitraries.of(
          new OtherCoefficientRange(), new OtherCoefficientRange(Coefficient.learned(0.5f, 1f)));
    }
  }

  /** States that the height is positive, and takes 0. */
  public record NotNegative(@Param(value = "height", min = 0, exclusiveMin = true) float height)
      implements SurrogateGradient {

    /** Height 1. */
    public NotNegative() {
      this(1f);
    }

    /** Checks the height. */
    public NotNegative {
      Check.notNegative("height", height);
    }

    @Override
    public float derivative(float x) {
      return height;
    }
  }

  static class NotNegativeContract implements SurrogateContract<NotNegative> {
    @Override
    public Arbitrary<NotNegative> subjects() {
      return AnyRecord.of(NotNegative.class);
    }
  }

  /** Refuses rightly, but does not say what. */
  public record Nameless(@Param(value = "height", min = 0, max = 1) float height)
      implements SurrogateGradient {

    /** Height 1. */
    public Nameless() {
      this(1f);
    }

    /** Checks the height. */
    public Nameless {
      Check.that(height >= 0 && height <= 1, "wrong");
    }

    @Override
    public float derivative(float x) {
      return height;
    }
  }

  static class NamelessContract implements SurrogateContract<Nameless> {
    @Override
    public Arbitrary<Nameless> subjects() {
      return AnyRecord.of(Nameless.class);
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

  static class UncheckedContract implements SurrogateContract<Unchecked> {
    @Override
    public Arbitrary<Unchecked> subjects() {
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

  static class DoublingContract implements SurrogateContract<Doubling> {
    @Override
    public Arbitrary<Doubling> subjects() {
      return AnyRecord.of(Doubling.class);
    }
  }
}
