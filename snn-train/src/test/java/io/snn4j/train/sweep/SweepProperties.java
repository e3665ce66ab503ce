package io.snn4j.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which trials a sweep has. */
class SweepProperties {

  private static Sweep sweep(String yaml) {
    return Sweep.of(Yaml.read(yaml), List.of(), Catalogs.standard());
  }

  private static double number(Map<String, Tree> trial, String key) {
    return ((Number) ((Tree.Scalar) trial.get(key)).value()).doubleValue();
  }

  @Property(tries = 50)
  void aGridHasEachCombinationOnce(
      @ForAll @IntRange(min = 1, max = 5) int a, @ForAll @IntRange(min = 2, max = 5) int b) {
    String list = IntStream.range(0, a).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    List<Map<String, Tree>> trials =
        sweep("keys: {x: [%s], y: {from: 1, to: 9, points: %d}}".formatted(list, b)).trials();
    assertThat(trials).hasSize(a * b);
    assertThat(new HashSet<>(trials)).hasSize(a * b);
  }

  @Property(tries = 100)
  void drawnValuesLieInTheRangeAndFollowFromTheSeed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int trials) {
    String yaml =
        "search: random\ntrials: %d\nseed: %d\nkeys:\n  x: {from: 1e-4, to: 1e-1, scale: log}\n  n: {from: 3, to: 9, whole: true}\n  w: [a, b]\n"
            .formatted(trials, seed);
    List<Map<String, Tree>> drawn = sweep(yaml).trials();
    assertThat(drawn).hasSize(trials).isEqualTo(sweep(yaml).trials());
    assertThat(drawn)
        .allSatisfy(
            trial -> {
              assertThat(number(trial, "x")).isBetween(1e-4, 1e-1);
              assertThat(number(trial, "n")).isBetween(3.0, 9.0);
              assertThat(((Tree.Scalar) trial.get("n")).value()).isInstanceOf(Long.class);
              assertThat(((Tree.Scalar) trial.get("w")).value()).isIn("a", "b");
            });
  }

  @Property(tries = 50)
  void moreTrialsBeginWithTheSameOnes(@ForAll long seed) {
    String yaml = "search: random\ntrials: %d\nseed: " + seed + "\nkeys: {x: {from: 0, to: 1}}\n";
    assertThat(sweep(yaml.formatted(9)).trials().subList(0, 4))
        .isEqualTo(sweep(yaml.formatted(4)).trials());
  }

  @Property(tries = 50)
  void aLogarithmicGridHasEqualRatios(@ForAll @IntRange(min = 3, max = 9) int points) {
    List<Map<String, Tree>> trials =
        sweep("keys: {x: {from: 1e-3, to: 1, scale: log, points: %d}}".formatted(points)).trials();
    double ratio = Math.pow(1e3, 1.0 / (points - 1));
    for (int i = 1; i < points; i++) {
      assertThat(number(trials.get(i), "x") / number(trials.get(i - 1), "x"))
          .isCloseTo(ratio, org.assertj.core.data.Percentage.withPercentage(0.01));
    }
    assertThat(number(trials.get(0), "x")).isEqualTo(1e-3);
    assertThat(number(trials.get(points - 1), "x")).isEqualTo(1);
  }

  @Property(tries = 20)
  void aLogarithmicDrawIsAsOftenInEachDecade(@ForAll long seed) {
    long low =
        sweep(
                "search: random\ntrials: 400\nseed: %d\nkeys: {x: {from: 1e-2, to: 1, scale: log}}"
                    .formatted(seed))
            .trials()
            .stream()
            .filter(trial -> number(trial, "x") < 0.1)
            .count();
    // 200 expected; five standard deviations
    assertThat(low).isBetween(150L, 250L);
  }
}
