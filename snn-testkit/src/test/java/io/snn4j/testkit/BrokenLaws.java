package io.snn4j.testkit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Property;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the test of a wrong plugin, as its author would, and looks at what it says. */
final class BrokenLaws {

  /** Kept, so that its level is: it tells of every run that the database of failures is off. */
  private static final Logger ENGINE = Logger.getLogger("net.jqwik.engine");

  static {
    ENGINE.setLevel(Level.WARNING);
  }

  private BrokenLaws() {}

  /**
   * A wrong plugin's test and what it ought to say.
   *
   * @param test implements a contract
   * @param failures by the broken law, words that the failure says
   */
  record Fault(Class<?> test, Map<String, String> failures) {

    static Fault of(Class<?> test) {
      return new Fault(test, Map.of());
    }

    Fault breaks(String law, String words) {
      Map<String, String> more = new TreeMap<>(failures);
      more.put(law, words);
      return new Fault(test, more);
    }

    /** Runs the test: these laws are broken in these words, and no others. */
    void show() {
      Map<String, String> found = failuresOf(test);
      assertThat(found.keySet()).as("%s", found).isEqualTo(failures.keySet());
      failures.forEach(
          (law, words) ->
              assertThat(found.get(law))
                  .contains("breaks the law " + law + " on ")
                  .contains(words));
    }

    @Override
    public String toString() {
      return test.getSimpleName();
    }
  }

  /** Every law of the contract is broken by one of the faults. */
  static void assertAllCovered(Class<?> contract, List<Fault> faults) {
    Set<String> broken = new TreeSet<>();
    faults.forEach(fault -> broken.addAll(fault.failures().keySet()));
    Set<String> laws = new TreeSet<>();
    for (Method method : contract.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Property.class)) {
        laws.add(method.getName());
      }
    }
    assertThat(broken).containsAll(laws);
  }

  private static Map<String, String> failuresOf(Class<?> test) {
    return EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .selectors(selectClass(test))
        .execute()
        .testEvents()
        .filter(finishedWithFailure()::matches)
        .collect(toMap(BrokenLaws::law, BrokenLaws::message));
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
}
