package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void holdsOneClassPerSample() {
    Targets targets = Targets.classes(3, 0, 9);
    assertThat(targets.batch()).isEqualTo(3);
    assertThat(targets.of(0)).isEqualTo(3);
    assertThat(targets.of(2)).isEqualTo(9);
  }

  @Test
  void doesNotChangeWithTheArrayItWasMadeOf() {
    int[] classes = {1, 2};
    Targets targets = Targets.classes(classes);
    classes[0] = 7;
    assertThat(targets.of(0)).isEqualTo(1);
  }

  @Test
  void refusesNegativeClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.classes(1, -1))
        .withMessage("the class of sample 1 must not be negative, but was -1");
  }
}
