package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.core.catalog.Catalogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {

  private static final RecordBinder BINDER = Catalogs.standard().binder();

  /** What the sentences are about. */
  record Model(Coefficient beta, float gain, int size, boolean flag, Everything.Color color) {
    Model() {
      this(Coefficient.of(0.5f), 1, 2, false, Everything.Color.RED);
    }
  }

  /** Holds a model in place. */
  record Outer(@Inline Model model, int depth) {
    Outer() {
      this(new Model(), 3);
    }
  }

  /** Requires what it cannot know. */
  record Demanding(@Param(value = "number of outputs", required = true) int out, int in) {
    Demanding() {
      this(1, 0);
    }
  }

  /** Has nothing to set. */
  record Bare() {}

  /** Has a component that no configuration holds. */
  record Odd(Object thing) {
    Odd() {
      this("x");
    }
  }

  private static <R> R bind(R defaults, String yaml) {
    Problems problems = new Problems();
    R bound = BINDER.bind(defaults, Yaml.read(yaml), "model", problems);
    problems.throwIfAny();
    return bound;
  }

  private static List<String> problems(Object defaults, String yaml) {
    Problems problems = new Problems();
    Object bound = BINDER.bind(defaults, Yaml.read(yaml), "model", problems);
    try {
      problems.throwIfAny();
      return List.of();
    } catch (ConfigException e) {
      assertThat(bound).isNull();
      assertThat(e).hasMessage(String.join(System.lineSeparator(), e.problems()));
      return new ArrayList<>(e.problems());
    }
  }

  @Test
  void whatIsAbsentKeepsItsDefault() {
    assertThat(bind(new Model(), "")).isEqualTo(new Model());
    assertThat(bind(new Model(), "{}")).isEqualTo(new Model());
    Model other = new Model(Coefficient.of(0.1f), 7, 8, true, Everything.Color.DARK_BLUE);
    assertThat(bind(other, "size: 5"))
        .isEqualTo(new Model(other.beta, other.gain, 5, other.flag, other.color));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.95 | 0.95 | false",
        "1 | 1 | false",
        "{value: 0.9} | 0.9 | false",
        "{value: 0.9, learn: false} | 0.9 | false",
        "{value: 0.9, learn: true} | 0.9 | true",
        "5e-1 | 0.5 | false"
      })
  void aCoefficientIsANumberOrAMapping(String yaml, float value, boolean learn) {
    assertThat(bind(new Model(), "beta: " + yaml).beta)
        .isEqualTo(new Coefficient(List.of(value), learn));
  }

  @Test
  void aCoefficientMayBeAListOfNumbers() {
    assertThat(bind(new Model(), "beta: [0.8, 0.9, 1]").beta)
        .isEqualTo(Coefficient.of(0.8f, 0.9f, 1));
    assertThat(bind(new Model(), "beta: {learn: true, value: [0.8, 0.9]}").beta)
        .isEqualTo(Coefficient.learned(0.8f, 0.9f));
  }

  @Test
  void aCoefficientIsWrittenInTheShortestForm() {
    RecordWriter writer = Catalogs.standard().writer();
    assertThat(writer.write(new Model()).get("beta")).isEqualTo(0.5);
    assertThat(writer.write(bind(new Model(), "beta: [0.8, 0.9]")).get("beta"))
        .isEqualTo(List.of(0.8, 0.9));
    assertThat(writer.write(bind(new Model(), "beta: {value: 0.9, learn: true}")).get("beta"))
        .isEqualTo(Map.of("value", 0.9, "learn", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beta: {valeu: 1} | line 1, column 8: model: beta has no 'valeu'; did you mean 'value'?"
            + " & line 1, column 7: model: beta needs a value: {value: 0.9, learn: true}",
        "beta: {value: 1, learn: 2}"
            + " | line 1, column 25: model: beta.learn must be true or false, but was 2",
        "beta: [] | line 1, column 7: model: beta needs at least one value",
        "beta: [0.5, x] | line 1, column 13: model: beta must be a number, but was 'x'",
        "beta: 1e39"
            + " | line 1, column 7: model: beta: a coefficient must be finite, but was Infinity",
        "beta: | line 1, column 6: model: beta must be a number, but was empty"
      })
  void aCoefficientThatIsNoneIsRefused(String yaml, String sentences) {
    assertThat(problems(new Model(), yaml)).containsExactly(sentences.split(" & "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size: 2.5 | model: size must be a whole number, but was 2.5",
        "size: 3000000000 | model: size must be a whole number, but was 3000000000",
        "size: many | model: size must be a whole number, but was 'many'",
        "size: [1] | model: size must be a whole number, but was [1]",
        "gain: high | model: gain must be a number, but was 'high'",
        "flag: 1 | model: flag must be true or false, but was 1",
        "color: green | model: color must be one of red, dark-blue, but was 'green'",
        "color: 3 | model: color must be one of red, dark-blue, but was 3"
      })
  void aValueOfTheWrongTypeIsRefusedWithWhatWouldBeRight(String yaml, String sentence) {
    int column = yaml.indexOf(':') + 3;
    assertThat(problems(new Model(), yaml))
        .containsExactly("line 1, column " + column + ": " + sentence);
  }

  @Test
  void aFloatIsTheNearestToItsDecimal() {
    assertThat(bind(new Model(), "gain: 0.95").gain).isEqualTo(0.95f);
    assertThat(bind(new Model(), "gain: 16777217").gain).isEqualTo(16777216f);
  }

  @Test
  void anUnknownParameterIsRefusedWithTheNearestOne() {
    assertThat(problems(new Model(), "siez: 3"))
        .containsExactly("line 1, column 1: model has no parameter 'siez'; did you mean 'size'?");
    assertThat(problems(new Model(), "weight: 3"))
        .containsExactly(
            "line 1, column 1: model has no parameter 'weight'; known are beta, gain, size, flag,"
                + " color");
  }

  @Test
  void aRecordWithoutParametersTakesNone() {
    assertThat(problems(new Bare(), "x: 1"))
        .containsExactly("line 1, column 1: model takes no parameters, but 'x' is given");
  }

  @Test
  void parametersAreAMapping() {
    assertThat(problems(new Model(), "[1, 2]"))
        .containsExactly(
            "line 1, column 1: model takes its parameters as {name: value}, but was [1, 2]");
  }

  @Test
  void longValuesAreCutShort() {
    assertThat(problems(new Model(), "size: " + "x".repeat(100)))
        .containsExactly(
            "line 1, column 7: model: size must be a whole number, but was '"
                + "x".repeat(59)
                + "…");
  }

  @Test
  void allProblemsAreReportedAtOnceEachWithItsLine() {
    assertThat(
            problems(
                new Everything(),
                """
                scalars:
                  whole: 1.5
                  flag: maybe
                  texd: a
                nested:
                  color: pink
                  shape: {circel: {}}
                lists:
                  numbers: [1, two, 3, four]
                  shapes:
                    - circle: {radius: 101}
                    - group
                maybes: 7
                """))
        .containsExactly(
            "line 2, column 10: model: scalars: whole must be a whole number, but was 1.5",
            "line 3, column 9: model: scalars: flag must be true or false, but was 'maybe'",
            "line 4, column 3: model: scalars has no parameter 'texd'; did you mean 'text'?",
            "line 6, column 10: model: nested: color must be one of red, dark-blue, but was 'pink'",
            "line 7, column 10: there is no shape 'circel'; did you mean 'circle'?",
            "line 9, column 16: model: lists: numbers[1] must be a whole number, but was 'two'",
            "line 9, column 24: model: lists: numbers[3] must be a whole number, but was 'four'",
            "line 11, column 24: circle: radius must lie in [0, 100], but was 101",
            "line 12, column 7: group: label must be given (what it is called)",
            "line 13, column 9: model: maybes takes its parameters as {name: value}, but was 7");
  }

  @Test
  void whatTheConstructorRefusesIsReportedAtTheValueItNames() {
    assertThat(problems(new Everything(), "scalars: {whole: 13}"))
        .containsExactly("line 1, column 18: model: scalars: whole must not be 13");
  }

  /** Checks each value, and one against the other. */
  record Range(@Param("the smallest") int from, @Param("the largest") int to, int points) {
    Range() {
      this(1, 5, 2);
    }

    Range {
      Check.atLeast("points", points, 2);
      Check.that(from <= to, "from must not be above to, but was %d", from);
    }
  }

  @Test
  void allThatTheConstructorRefusesIsReported() {
    assertThat(problems(new Range(), "{points: 1, from: 9, to: 8}"))
        .containsExactly(
            "line 1, column 10: model: points must be at least 2, but was 1",
            "line 1, column 19: model: from must not be above to, but was 9");
  }

  @Test
  void aDefaultInThePlaceOfAWrongValueIsNotBlamed() {
    // 9 is above the default of 'to', but it is 'to' that is wrong
    assertThat(problems(new Range(), "{from: 9, to: many, points: 1}"))
        .containsExactly(
            "line 1, column 15: model: to must be a whole number, but was 'many'",
            "line 1, column 29: model: points must be at least 2, but was 1");
  }

  @Test
  void whatIsWrongInTwoPlacesOfOneNameIsSaidOnce() {
    assertThat(new ConfigException(List.of("a", "b", "a")).problems()).containsExactly("a", "b");
  }

  @Test
  void aRequiredParameterMustBeGiven() {
    assertThat(problems(new Demanding(), "in: 3"))
        .containsExactly("line 1, column 1: model: out must be given (number of outputs)");
    assertThat(bind(new Demanding(), "out: 1")).isEqualTo(new Demanding());
  }

  @Test
  void anInlinedComponentSharesTheMapping() {
    Outer outer = bind(new Outer(), "{size: 9, depth: 4}");
    assertThat(outer.model.size).isEqualTo(9);
    assertThat(outer.depth).isEqualTo(4);
    assertThat(Records.parameters(outer))
        .containsExactly("beta", "gain", "size", "flag", "color", "depth");
    assertThat(Catalogs.standard().writer().write(outer).keySet())
        .containsExactly("beta", "gain", "size", "flag", "color", "depth");
  }

  @Test
  void problemsOfAnInlinedComponentAreReportedWithTheRest() {
    assertThat(problems(new Outer(), "{size: x, depth: y, dept: 1}"))
        .containsExactly(
            "line 1, column 21: model has no parameter 'dept'; did you mean 'depth'?",
            "line 1, column 8: model: size must be a whole number, but was 'x'",
            "line 1, column 18: model: depth must be a whole number, but was 'y'");
  }

  @Test
  void aPluginIsANameOrANameWithParameters() {
    assertThat(bind(new Everything.Nested(), "shape: circle").shape())
        .isEqualTo(new Shape.Circle());
    assertThat(bind(new Everything.Nested(), "shape: {circle: }").shape())
        .isEqualTo(new Shape.Circle());
    assertThat(bind(new Everything.Nested(), "shape: {circle: {radius: 2}}").shape())
        .isEqualTo(new Shape.Circle(2));
    assertThat(problems(new Everything.Nested(), "shape: {circle: {}, square: {}}"))
        .containsExactly(
            "line 1, column 8: model: shape must be a name, or a name with parameters, as {name:"
                + " {parameter: value}}");
    assertThat(problems(new Everything.Nested(), "shape: 3")).hasSize(1);
  }

  @Test
  void whatIsWrongInAnOptionalIsReported() {
    assertThat(problems(new Everything.Maybes(), "number: x"))
        .containsExactly("line 1, column 9: model: number must be a whole number, but was 'x'");
    assertThat(bind(new Everything.Maybes(), "number: 4").number()).isEqualTo(Optional.of(4L));
  }

  @Test
  void aComponentOfAnotherTypeIsAMistakeInTheRecord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(new Odd(), "thing: 1"))
        .withMessage("model: thing has a type that no configuration holds: class java.lang.Object");
  }
}
