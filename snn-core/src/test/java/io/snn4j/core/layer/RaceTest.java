package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {

  @ParameterizedTest
  @CsvSource({"100, 101, true", "101, 100, false"})
  void theFasterWayWinsAndBothWereTried(int one, int other, boolean oneWins) {
    Race race = new Race();
    int ones = 0;
    for (int call = 0; call < 2 * Race.ROUNDS; call++) {
      assertThat(race.isOver()).isFalse();
      boolean first = race.isOnesTurn();
      ones += first ? 1 : 0;
      // what kept a call waiting, and times before it was compiled, say nothing
      boolean late = call % 100 < 50;
      int nanos = (first ? one : other) + (late ? 1000 : 0);
      race.took(first, call < Race.ROUNDS ? 1 : nanos, 1000);
    }
    assertThat(race.isOver()).isTrue();
    assertThat(race.isOnesTurn()).isEqualTo(oneWins);
    assertThat(ones).isEqualTo(Race.ROUNDS);
  }

  @Test
  void callsOverFewValuesDecideNothing() {
    Race race = new Race();
    for (int call = 0; call < 3 * Race.ROUNDS; call++) {
      race.took(true, 1, Race.LEAST - 1);
    }
    assertThat(race.isOver()).isFalse();
  }
}
