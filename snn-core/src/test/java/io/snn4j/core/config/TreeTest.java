package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeTest {

  @Test
  void wholeNumbersBecomeLong() {
    assertThat(List.of(Tree.of((byte) 1), Tree.of((short) 1), Tree.of(1), Tree.of(1L)))
        .containsOnly(new Tree.Scalar(1L, Tree.Place.NOWHERE));
  }

  @Test
  void fractionsBecomeDouble() {
    assertThat(Tree.of(0.5).plain()).isEqualTo(0.5);
    assertThat(Tree.of(new BigDecimal("0.5")).plain()).isEqualTo(0.5);
  }

  @Test
  void aFloatKeepsTheDigitsItWasWrittenWith() {
    assertThat(Tree.of(0.95f).plain()).isEqualTo(0.95);
  }

  @Test
  void anIterableIsASequence() {
    assertThat(Tree.of(Set.of("a")).plain()).isEqualTo(List.of("a"));
  }

  @Test
  void anyCharactersAreAText() {
    assertThat(Tree.of(java.nio.CharBuffer.wrap("ab")).plain()).isEqualTo("ab");
  }

  @Test
  void aTreeIsItself() {
    Tree tree = Yaml.read("a: 1");
    assertThat(Tree.of(tree)).isSameAs(tree);
    assertThat(((Tree.Mapping) Tree.of(Map.of("x", tree))).entries().get("x")).isSameAs(tree);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tree.of(Map.of("a", new Object())))
        .withMessage("no configuration value: java.lang.Object");
  }
}
