package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What files say must not command the terminal. */
class PlainTest {

  @Test
  void controlCharactersAreShownAsQuestionMarks() {
    assertThat(Plain.text("a\u001b[2Jb\u0007c\u202ed\rX\u009b1m")).isEqualTo("a?[2Jb?c?d?X?1m");
  }

  @Test
  void linesAndTabsStay() {
    assertThat(Plain.text("a\n\tb\r\nc \u00e4\ud83d\ude00"))
        .isEqualTo("a\n\tb\r\nc \u00e4\ud83d\ude00");
  }

  @Test
  void whatNobodyReadsOnIsCut() {
    assertThat(Plain.text("a".repeat(100_000))).hasSize(4001).endsWith("a\u2026");
  }
}
