package io.snn4j.testkit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract can fail: each fault breaks the law it ought to break, and no other. */
class SurrogateContractTest {

  /** A fault, the laws it breaks, and words that the failures say. */
  record Fault(Class<?> contract, Map<String, String> failures) {

    Fault breaks(String law, String words) {
      Map<String, String> more = new TreeMap<>(failures);
      more.put(law, words);
      return new Fault(contract, more);
    }

    @Override
    public String toString() {
      return contract.getSimpleName();
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        fault(WrongSurrogates.RightContract.class),
        fault(WrongSurrogates.OverflowingSigmoidContract.class)
            .breaks("derivativeIsFiniteForEveryFloat", "derivative is finite at -"),
        fault(WrongSurrogates.OtherBulkContract.class)
            .breaks("bulkGivesTheBitsOfTheScalar", "bulk gives the scalar's bits: at index")
            .breaks("bulkWorksInPlace", "bulk works in place: at index")
            .breaks("bulkStopsAtItsLength", "bulk stops at length"),
        fault(WrongSurrogates.BulkInTwoPassesContract.class)
            .breaks("bulkWorksInPlace", "bulk works in place: at index"),
        fault(WrongSurrogates.BulkWithoutLengthContract.class)
            .breaks("bulkStopsAtItsLength", "bulk stops at length"),
        fault(WrongSurrogates.CountingContract.class)
            .breaks("bulkGivesTheBitsOfTheScalar", "bulk gives the scalar's bits")
            .breaks("bulkWorksInPlace", "bulk works in place")
            .breaks("bulkStopsAtItsLength", "bulk stops at length")
            .breaks("equalRecordsGiveTheSameBits", "an equal record, asked backwards, agrees")
            .breaks("everyThreadGetsTheSameBits", "every thread agrees"),
        fault(WrongSurrogates.OtherAntiderivativeContract.class)
            .breaks(
                "derivativeIntegratesToItsAntiderivative",
                "is G(b) - G(a), of OtherAntiderivative"),
        fault(WrongSurrogates.BrokenAntiderivativeContract.class)
            .breaks(
                "derivativeIntegratesToItsAntiderivative",
                "is G(b) - G(a), of BrokenAntiderivative"),
        fault(WrongSurrogates.HalfAnAntiderivativeContract.class)
            .breaks("antiderivativeIsGivenEverywhereOrNowhere", "antiderivative is given at -"),
        fault(WrongPlugins.UnlistedContract.class)
            .breaks("isFoundUnderItsName", "META-INF/services/io.snn4j.api.SurrogateGradient lists")
            .breaks("survivesYaml", "there is no surrogate gradient 'unlisted'"),
        fault(WrongPlugins.HiddenDefaultsContract.class)
            .breaks("isFoundUnderItsName", "failures: [a surrogate gradient could not be loaded")
            .breaks("isBuiltByItsNoArgumentConstructor", "has a public no-argument constructor")
            .breaks("survivesYaml", "there is no surrogate gradient 'hidden-defaults'"),
        fault(WrongPlugins.OtherRangeContract.class)
            .breaks("acceptsTheEndsOfItsRanges", "height takes the end 0.0 of its range")
            .breaks(
                "rejectsWhatLiesOutsideItsRanges", "height refuses 1.0000001, outside its range"),
        fault(WrongPlugins.UncheckedContract.class)
            .breaks("rejectsWhatIsNotFinite", "height refuses NaN"),
        fault(WrongPlugins.DoublingContract.class)
            .breaks("survivesYaml", "survives YAML: doubling"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultBreaksItsLaws(Fault fault) {
    Map<String, String> failures = failuresOf(fault.contract());
    assertThat(failures.keySet()).isEqualTo(fault.failures().keySet());
    fault.failures().forEach((law, words) -> assertThat(failures.get(law)).as(law).contains(words));
  }

  @Test
  void everyLawIsBrokenByAFault() {
    Set<String> broken = new TreeSet<>();
    faults().forEach(fault -> broken.addAll(fault.failures().keySet()));
    Set<String> laws = new TreeSet<>();
    for (Method method : SurrogateContract.class.getMethods()) {
      if (method.isAnnotationPresent(Property.class)) {
        laws.add(method.getName());
      }
    }
    assertThat(broken).isEqualTo(laws);
  }

  /** The laws that a test breaks, and what the failures say. */
  private static Map<String, String> failuresOf(Class<?> contract) {
    return EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .filter(finishedWithFailure()::matches)
        .collect(toMap(SurrogateContractTest::law, SurrogateContractTest::message));
  }

  private static String law(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }

  private static Fault fault(Class<?> contract) {
    return new Fault(contract, Map.of());
  }
}
