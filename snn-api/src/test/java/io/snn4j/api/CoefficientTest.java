package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoefficientTest {

  @Test
  void oneValueServesEveryNeuron() {
    Coefficient shared = Coefficient.of(0.9f);
    assertThat(shared.shared()).isTrue();
    assertThat(shared.at(0)).isEqualTo(0.9f);
    assertThat(shared.at(1000)).isEqualTo(0.9f);
  }

  @Test
  void severalValuesAreOnePerNeuron() {
    Coefficient perNeuron = Coefficient.of(0.1f, 0.2f, 0.3f);
    assertThat(perNeuron.shared()).isFalse();
    assertThat(perNeuron.at(0)).isEqualTo(0.1f);
    assertThat(perNeuron.at(2)).isEqualTo(0.3f);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> perNeuron.at(3));
  }

  @Test
  void onlyALearnedOneLearns() {
    assertThat(Coefficient.of(1).learn()).isFalse();
    assertThat(Coefficient.learned(1).learn()).isTrue();
    assertThat(Coefficient.learned(1, 2).values()).containsExactly(1f, 2f);
  }

  @Test
  void equalValuesMakeEqualCoefficients() {
    assertThat(Coefficient.of(1, 2)).isEqualTo(new Coefficient(List.of(1f, 2f), false));
    assertThat(Coefficient.of(1)).isNotEqualTo(Coefficient.learned(1));
  }

  @Test
  void doesNotChangeWithTheListItWasMadeOf() {
    List<Float> values = new ArrayList<>(List.of(1f, 2f));
    Coefficient coefficient = new Coefficient(values, false);
    values.set(0, 5f);
    assertThat(coefficient.at(0)).isEqualTo(1f);
  }

  @Test
  void needsAValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(Coefficient::of)
        .withMessage("a coefficient needs at least one value");
  }

  @Test
  void needsFiniteValues() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Coefficient.of(1, wrong))
          .withMessage("a coefficient must be finite, but was " + wrong);
    }
  }
}
