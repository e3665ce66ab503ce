package io.snn4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeEncoder;
import net.jqwik.api.Arbitraries;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Plugins that break one law each, and what the contract says of them. */
class PluginContractTest {
  private static final EncoderContract<SpikeEncoder> CONTRACT =
      () -> Arbitraries.just((data, keys) -> data);

  /** Right in all but that nobody lists it. */
  public record Unlisted() implements SpikeEncoder {
    @Override
    public Signal encode(Signal data, long[] keys) {
      return data;
    }
  }

  /** Has no defaults, and lets not-a-number through. */
  public record NoDefaults(@Param(value = "at most 1", max = 1) double most)
      implements SpikeEncoder {
    public NoDefaults {
      Check.that(!(most > 1), "most must be at most 1, but was %s", most);
    }

    @Override
    public String name() {
      return "noDefaults";
    }

    @Override
    public Signal encode(Signal data, long[] keys) {
      return data;
    }
  }

  @Test
  void aPluginMustBeARecord() {
    breaks(
        () -> CONTRACT.isAPublicRecordWithDefaults((data, keys) -> data),
        "breaks the law isAPublicRecordWithDefaults",
        "must be a record");
  }

  @Test
  void aPluginMustHaveDefaults() {
    breaks(
        () -> CONTRACT.isAPublicRecordWithDefaults(new NoDefaults(1)),
        "NoDefaults[most=1.0] breaks the law isAPublicRecordWithDefaults on itself: a public"
            + " constructor without arguments must give the defaults");
  }

  @Test
  void aNameMustBeInKebabCase() {
    breaks(
        () -> CONTRACT.isFoundByItsName(new NoDefaults(1)),
        "breaks the law isFoundByItsName",
        "'noDefaults' must be in kebab-case");
  }

  @Test
  void aPluginMustBeListed() {
    breaks(
        () -> CONTRACT.isFoundByItsName(new Unlisted()),
        "Unlisted[] breaks the law isFoundByItsName",
        "there is no spike encoder 'unlisted'",
        "is META-INF/services/io.snn4j.api.SpikeEncoder complete?");
  }

  @Test
  void aPluginMustComeBackEqual() {
    breaks(
        () -> CONTRACT.survivesTheWayThroughYaml(new Forgetful()),
        "Forgetful[share=0.5, count=1] breaks the law survivesTheWayThroughYaml",
        "became Forgetful[share=0.25, count=1]");
  }

  @Test
  void aRangeMustBeChecked() {
    breaks(
        () -> CONTRACT.refusesWhatItsRangesExclude(new Forgetful()),
        "breaks the law refusesWhatItsRangesExclude",
        "share = -1.4E-45 lies outside [0.0, 1.0] and must be refused");
  }

  @Test
  void aRangeMustExcludeNotANumber() {
    breaks(
        () -> CONTRACT.refusesWhatItsRangesExclude(new NoDefaults(1)),
        "most = NaN lies outside [-Infinity, 1.0] and must be refused");
  }

  private static void breaks(ThrowingCallable law, String... says) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(law).withMessageContainingAll(says);
  }
}
