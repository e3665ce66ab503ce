package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
  void someSamplesHaveTheirTargets() {
    Targets classes = Targets.classes(3, 0, 9).part(1, 2);
    assertThat(classes.batch()).isEqualTo(2);
    assertThat(classes.of(0)).isEqualTo(0);
    assertThat(classes.of(1)).isEqualTo(9);
    Targets moving = Targets.classesOverTime(new int[] {1, 2, 3}, new int[] {4, 5, 6}).part(2, 1);
    assertThat(moving.batch()).isEqualTo(1);
    assertThat(moving.of(0, 0)).isEqualTo(3);
    assertThat(moving.of(1, 0)).isEqualTo(6);
    int[][][] times = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    TimeTargets part = (TimeTargets) Targets.times(times).part(1, 2);
    assertThat(part.batch()).isEqualTo(2);
    assertThat(part.spikes()).isEqualTo(2);
    assertThat(part.at(0, 0, 1)).isEqualTo(4);
    assertThat(part.at(1, 1, 0)).isEqualTo(11);
  }

  @Test
  void samplesThatAreNotThereHaveNone() {
    int[][][] times = {{{1}, {2}, {3}}};
    for (Targets targets :
        List.of(
            Targets.classes(3, 0, 9),
            Targets.classesOverTime(new int[] {1, 2, 3}),
            Targets.times(times))) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> targets.part(2, 2));
    }
  }

  @Test
  void refusesNegativeClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.classes(1, -1))
        .withMessage("the class of sample 1 must not be negative, but was -1");
  }
}
