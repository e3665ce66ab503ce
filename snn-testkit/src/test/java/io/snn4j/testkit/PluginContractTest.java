package io.snn4j.testkit;

import io.snn4j.testkit.BrokenLaws.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of every plugin can fail; shown on surrogates, the smallest plugins there are. */
class PluginContractTest {

  static List<Fault> faults() {
    return List.of(
        Fault.of(WrongPlugins.NotARecordContract.class)
            .breaks("isAPublicRecordWithDefaults", "NotARecord must be a record")
            .breaks("isFoundByItsName", "is not a record, so it cannot serve as a surrogate")
            .breaks("survivesTheWayThroughYaml", "must be a record"),
        Fault.of(WrongPlugins.HiddenDefaultsContract.class)
            .breaks("isAPublicRecordWithDefaults", "a public constructor without arguments must")
            .breaks("isFoundByItsName", "a surrogate gradient could not be loaded")
            .breaks("survivesTheWayThroughYaml", "there is no surrogate gradient 'hidden-def"),
        Fault.of(WrongPlugins.UnlistedContract.class)
            .breaks(
                "isFoundByItsName", "is META-INF/services/io.snn4j.api.SurrogateGradient complete?")
            .breaks("survivesTheWayThroughYaml", "there is no surrogate gradient 'unlisted'"),
        Fault.of(WrongPlugins.CamelCaseContract.class)
            .breaks("isFoundByItsName", "'camelCase' must be in kebab-case")
            .breaks("survivesTheWayThroughYaml", "there is no surrogate gradient 'camelCase'"),
        Fault.of(WrongPlugins.DoublingContract.class)
            .breaks("survivesTheWayThroughYaml", "became Doubling[height="),
        Fault.of(WrongPlugins.OtherRangeContract.class)
            .breaks(
                "acceptsTheEndsOfItsRanges",
                "height = 0.0 is an end of [0.0, 1.0] and must be accepted, but: height must be")
            .breaks(
                "refusesWhatItsRangesExclude",
                "height = 1.0000001 lies outside [0.0, 1.0] and must be refused with a sentence"
                    + " that names height, but was accepted"),
        Fault.of(WrongPlugins.OtherCoefficientRangeContract.class)
            .breaks(
                "refusesWhatItsRangesExclude",
                "decay = Coefficient[values=[1.0000001], learn=false] lies outside [0.0, 1.0]"),
        Fault.of(WrongPlugins.NotNegativeContract.class)
            .breaks(
                "refusesWhatItsRangesExclude",
                "height = 0.0 lies outside (0.0, Infinity] and must be refused"),
        Fault.of(WrongPlugins.NamelessContract.class)
            .breaks(
                "refusesWhatItsRangesExclude",
                "must be refused with a sentence that names height, but the sentence was: wrong")
            .breaks("refusesWhatIsNotFinite", "but the sentence was: wrong"),
        Fault.of(WrongPlugins.UncheckedContract.class)
            .breaks(
                "refusesWhatIsNotFinite", "height = NaN is not finite and must be refused with"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultBreaksItsLaws(Fault fault) {
    fault.show();
  }

  @Test
  void everyLawIsBrokenByAFault() {
    BrokenLaws.assertAllCovered(PluginContract.class, faults());
  }
}
