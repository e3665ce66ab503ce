package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SignalTest {

  private static final float[] NUMBERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  @Test
  void aDenseSignalIsTimeMajorThenSampleThenFeature() {
    Dense dense = new Dense(2, 3, 2, NUMBERS);
    assertThat(dense.at(0, 0, 0)).isEqualTo(1);
    assertThat(dense.at(0, 0, 1)).isEqualTo(2);
    assertThat(dense.at(0, 2, 1)).isEqualTo(6);
    assertThat(dense.at(1, 0, 0)).isEqualTo(7);
    assertThat(dense.at(1, 2, 1)).isEqualTo(12);
  }

  @Test
  void aDenseSignalIsItsOwnDenseForm() {
    Dense dense = new Dense(2, 3, 2, NUMBERS);
    assertThat(dense.dense()).isSameAs(dense);
    assertThat(dense.values()).isSameAs(NUMBERS);
  }

  @Test
  void aConstantIsTheSameAtEveryStep() {
    Constant constant = new Constant(3, 2, 2, NUMBERS);
    for (int t = 0; t < 3; t++) {
      assertThat(constant.at(t, 0, 1)).isEqualTo(2);
      assertThat(constant.at(t, 1, 0)).isEqualTo(3);
    }
  }

  @Test
  void theDenseFormOfAConstantRepeatsIt() {
    Dense dense = new Constant(3, 2, 2, NUMBERS).dense();
    assertThat(dense.values()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(dense.steps()).isEqualTo(3);
    assertThat(dense.batch()).isEqualTo(2);
    assertThat(dense.features()).isEqualTo(2);
  }

  @Test
  void valuesMissingAreCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(2, 3, 4, NUMBERS))
        .withMessage("a signal of 2 steps of 3 samples of 4 features needs 24 values, but got 12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constant(2, 5, 3, NUMBERS))
        .withMessage("a constant signal of 5 samples of 3 features needs 15 values, but got 12");
  }

  @Test
  void aSizeBeyondIntIsNoOverflow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(1 << 16, 1 << 16, 1, NUMBERS))
        .withMessageContaining("needs 4294967296 values");
  }

  @Test
  void aSignalHasASize() {
    String sentence = "a signal needs steps, samples and features";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(0, 1, 1, NUMBERS))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(1, -1, 1, NUMBERS))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constant(1, 1, 0, NUMBERS))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constant(0, 1, 1, NUMBERS))
        .withMessage(sentence);
  }
}
