package io.snn4j.tries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class TriesTest {

  private final Map<String, String> before = new TreeMap<>();

  @BeforeEach
  void remember() {
    for (String name : List.of(Tries.TRIES, Tries.SEEDS)) {
      String value = System.clearProperty(name);
      if (value != null) {
        before.put(name, value);
      }
    }
  }

  @AfterEach
  void restore() {
    System.clearProperty(Tries.TRIES);
    System.clearProperty(Tries.SEEDS);
    before.forEach(System::setProperty);
  }

  @Test
  void withoutAFactorTheAnnotationsHold() {
    assertThat(counts()).isEqualTo(Map.of("open", 30, "stated", 20, "seeded", 20));
  }

  @Test
  void theFactorMultipliesEveryPropertysTries() {
    System.setProperty(Tries.TRIES, "100");
    assertThat(counts()).isEqualTo(Map.of("open", 3000, "stated", 2000, "seeded", 2000));
  }

  @Test
  void aFactorBelowOneLeavesAtLeastOneTry() {
    System.setProperty(Tries.TRIES, "0.01");
    assertThat(counts()).isEqualTo(Map.of("open", 1, "stated", 1, "seeded", 1));
  }

  @Test
  void fixedSeedsGiveTheSameExamplesAgain() {
    System.setProperty(Tries.SEEDS, "fixed");
    Map<String, List<Long>> first = examples();
    assertThat(examples()).isEqualTo(first);
    assertThat(first.get("open").subList(0, 20)).isNotEqualTo(first.get("stated"));
  }

  @Test
  void aSeedThatAPropertyNamesIsKeptWhereSeedsAreFixed() {
    List<Long> asAnnotated = examples().get("seeded");
    System.setProperty(Tries.SEEDS, "fixed");
    assertThat(examples().get("seeded")).isEqualTo(asAnnotated);
  }

  @ParameterizedTest
  @CsvSource({"open", "stated", "seeded"})
  void randomSeedsGiveOtherExamplesEachTime(String property) {
    System.setProperty(Tries.SEEDS, "random");
    assertThat(examples().get(property)).isNotEqualTo(examples().get(property));
  }

  @ParameterizedTest
  @CsvSource({
    "snn4j.tries, many, 'snn4j.tries must be a number above 0 and below a million, but was'",
    "snn4j.tries, 0, 'snn4j.tries must be a number above 0 and below a million, but was'",
    "snn4j.seeds, new, 'snn4j.seeds must be ''fixed'' or ''random'', but was ''new'''"
  })
  void whatIsNeitherIsRefused(String name, String value, String sentence) {
    System.setProperty(name, value);
    Throwable failure =
        run().failed().stream()
            .findFirst()
            .orElseThrow()
            .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertThat(failure).hasStackTraceContaining(sentence);
  }

  private static Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    examples().forEach((property, seen) -> counts.put(property, seen.size()));
    // more tries of the same would show nothing new
    assertThat(counts.remove("drawsNothing")).isEqualTo(30);
    return counts;
  }

  private static Map<String, List<Long>> examples() {
    run().assertStatistics(all -> all.succeeded(4));
    return new TreeMap<>(Counted.SEEN);
  }

  private static Events run() {
    Counted.SEEN.clear();
    return EngineTestKit.engine("jqwik")
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.tries.default", "30") // as in junit-platform.properties
        .selectors(selectClass(Counted.class))
        .execute()
        .testEvents();
  }
}
