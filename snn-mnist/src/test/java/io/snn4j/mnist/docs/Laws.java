package io.snn4j.mnist.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Tries the contracts of the plugins that a page shows, as their author would. */
public final class Laws {

  /** Laws about the catalogs of the class path, where no page's plugins are. */
  private static final Set<String> OF_THE_CLASS_PATH =
      Set.of("isFoundByItsName", "survivesTheWayThroughYaml");

  /** Kept, so that its level is: it tells of every run that the database of failures is off. */
  private static final Logger ENGINE = Logger.getLogger("net.jqwik.engine");

  static {
    ENGINE.setLevel(Level.WARNING);
  }

  private Laws() {}

  /**
   * Requires that a plugin keeps the laws of its contract.
   *
   * @param test implements the contract
   */
  public static void hold(Class<?> test) {
    Events events =
        EngineTestKit.engine("jqwik")
            .configurationParameter("jqwik.database", "")
            .configurationParameter("jqwik.tries.default", "100")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .selectors(selectClass(test))
            .execute()
            .testEvents();
    assertThat(events.started().count()).as("laws of %s", test.getName()).isGreaterThan(8);
    Map<String, String> broken = new TreeMap<>();
    events
        .filter(finishedWithFailure()::matches)
        .forEach(
            event ->
                broken.put(
                    event.getTestDescriptor().getDisplayName(),
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse("")));
    broken.keySet().removeAll(OF_THE_CLASS_PATH);
    assertThat(broken).as("laws that %s breaks", test.getName()).isEmpty();
  }
}
