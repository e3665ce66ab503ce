package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

  private static Object plain(String text) {
    return Yaml.read(text).plain();
  }

  private static void refuses(String text, String sentence) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Yaml.read(text))
        .satisfies(e -> assertThat(e.problems()).containsExactly(sentence));
  }

  @Test
  void everyNodeKnowsItsLineAndColumn() {
    Tree.Mapping root =
        (Tree.Mapping)
            Yaml.read(
                """
                steps: 25

                network:
                  - linear: {in: 784, out: 10}
                  - leaky
                """);
    assertThat(root.place()).isEqualTo(new Tree.Place(1, 1));
    assertThat(root.entries().get("steps").place()).isEqualTo(new Tree.Place(1, 8));
    assertThat(root.keys().get("network")).isEqualTo(new Tree.Place(3, 1));
    Tree.Sequence network = (Tree.Sequence) root.entries().get("network");
    assertThat(network.items().get(1).place()).isEqualTo(new Tree.Place(5, 5));
    Tree.Mapping linear = (Tree.Mapping) network.items().get(0);
    Tree.Mapping sizes = (Tree.Mapping) linear.entries().get("linear");
    assertThat(sizes.keys().get("out")).isEqualTo(new Tree.Place(4, 23));
    assertThat(sizes.entries().get("out").place()).isEqualTo(new Tree.Place(4, 28));
  }

  @Test
  void aPlaceReadsAsTheBeginningOfASentence() {
    assertThat(new Tree.Place(3, 7)).hasToString("line 3, column 7: ");
    assertThat(Tree.Place.NOWHERE).hasToString("");
  }

  @Test
  void keysKeepTheirOrder() {
    Tree.Mapping root = (Tree.Mapping) Yaml.read("{b: 1, a: 2, c: 3}");
    assertThat(root.entries().keySet()).containsExactly("b", "a", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "5e-4, 0.0005",
    "5E-4, 0.0005",
    "5.e3, 5000",
    "-1e3, -1000",
    "+1.5e+3, 1500",
    "5.0e-4, 0.0005",
    "1.0E10, 1e10",
    "0.25, 0.25",
    "-0.5, -0.5"
  })
  void anExponentNeedsNeitherPointNorSign(String text, double number) {
    assertThat(plain(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'5e-4'", "\"5e-4\"", "!!str 5e-4", "[ab, 'x', '5e-4']"})
  void aQuotedNumberIsAText(String yaml) {
    Object plain = plain(yaml);
    assertThat(plain instanceof List<?> list ? list.get(2) : plain).isEqualTo("5e-4");
  }

  @Test
  void anExponentAfterCharactersOfTwoWordsIsStillANumber() {
    assertThat(plain("[😀, 5e-4]")).isEqualTo(List.of("😀", 5e-4));
  }

  @Test
  void scalarsHaveTheTypesTheyLookLike() {
    assertThat(plain("[1, -7, true, false, ~, null, word, '1', 1.5]"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(1L, -7L, true, false, null, null, "word", "1", 1.5);
  }

  @Test
  void wholeNumbersAreLongUntilTheyNoLongerFit() {
    assertThat(plain("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(plain("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(plain("9223372036854775808")).isEqualTo(0x1p63);
    assertThat(plain("100000000000000000000")).isEqualTo(1e20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# only a comment\n", "---\n", "~"})
  void anEmptyDocumentIsNothing(String text) {
    Tree tree = Yaml.read(text);
    assertThat(tree).isInstanceOf(Tree.Scalar.class);
    assertThat(tree.plain()).isNull();
    assertThat(tree.place().line()).isPositive();
  }

  @Test
  void aKeyWithoutValueHoldsNothing() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("a", null);
    assertThat(plain("a:")).isEqualTo(expected);
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    refuses("a: 1\nb: 2\na: 3\n", "line 3, column 2: not valid YAML: Duplicate field 'a'");
  }

  @Test
  void aliasesAreRefusedWhereTheyStand() {
    refuses("a: &x 1\nb: *x\n", "line 2, column 4: YAML aliases are not supported");
    refuses("- &x a\n- *x\n", "line 2, column 3: YAML aliases are not supported");
    refuses("a: &x {b: 1}\nc:\n  <<: *x\n", "line 3, column 7: YAML aliases are not supported");
  }

  @Test
  void anAliasIsNoKeyEither() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Yaml.read("a: &x b\n*x : 1\n"))
        .withMessageStartingWith("line 2, column 3: not valid YAML: Expected a field name");
  }

  @Test
  void binaryIsRefused() {
    refuses("a: !!binary aGVsbG8=\n", "line 1, column 4: YAML tags are not supported");
  }

  @Test
  void fiftyLevelsAreDeepEnough() {
    assertThat(plain("[".repeat(50) + "1" + "]".repeat(50))).isInstanceOf(List.class);
    refuses(
        "[".repeat(51) + "1" + "]".repeat(51),
        "line 1, column 52: nested more than 50 levels deep");
  }

  @Test
  void severalDocumentsAreRefused() {
    refuses(
        "a: 1\n---\nb: 2\n", "line 3, column 1: one YAML document is expected, but another begins");
  }

  @Test
  void whatIsNotYamlIsRefusedInOneLine() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Yaml.read("a: 1\nb: [1, 2\nc: 3\n"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith("line 3, column 2: not valid YAML: ")
                    .doesNotContain("\n"));
  }

  @Test
  void aTabIsNoIndentation() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Yaml.read("a:\n\tb: 1\n"))
        .withMessageStartingWith("line 2, column 1: not valid YAML: found character '\\t(TAB)'");
  }

  @Test
  void writesBlocksWithoutNeedlessQuotes() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("steps", 25);
    map.put("name", "leaky");
    map.put("number", "5e-4");
    map.put("list", List.of(1.5, true));
    assertThat(Yaml.write(map))
        .isEqualTo(
            """
            steps: 25
            name: leaky
            number: "5e-4"
            list:
              - 1.5
              - true
            """);
  }

  @Test
  void whatIsNoPlainValueIsNotWritten() {
    assertThatIllegalArgumentException().isThrownBy(() -> Yaml.write(new Object()));
  }

  @Test
  void aKeyThatBeginsWithAByteOrderMarkIsWrittenAsItIs() {
    Map<String, Object> plain = Map.of("\ufeffkey", "\ufeffvalue");
    assertThat(Yaml.read(Yaml.write(plain)).plain()).isEqualTo(plain);
  }

  @Test
  void aNumberTooLargeIsNoInfinity() {
    for (String number : List.of("1e999999999", "-1e400", "1.0e+999", "1" + "0".repeat(400))) {
      assertThatThrownBy(() -> Yaml.read("a: " + number))
          .isInstanceOf(ConfigException.class)
          .hasMessage("line 1, column 4: the number is too large");
    }
  }

  @Test
  void textsWithoutEndAreRefused() {
    assertThatThrownBy(() -> Yaml.read(" ".repeat(Yaml.LONGEST + 1)))
        .hasMessage("8388609 characters are more than the 8388608 that a configuration may have");
    assertThatThrownBy(() -> Yaml.read("[" + "1,".repeat(1_000_000) + "1]"))
        .hasMessageEndingWith("more than 1000000 values");
    assertThatThrownBy(() -> Yaml.read("[".repeat(100_000)))
        .hasMessage("line 1, column 52: nested more than 50 levels deep");
  }

  @Test
  @Timeout(60)
  void aHundredThousandNumbersInWordsTakeNoTimeToSpeakOf() {
    // where each is looked for from the start of the text it is minutes
    assertThat(Yaml.read("[" + "1e5, ".repeat(300_000) + "1e5]").plain())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(300_001);
  }
}
