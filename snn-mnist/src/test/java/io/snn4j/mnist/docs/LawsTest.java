package io.snn4j.mnist.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.testkit.SurrogateContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** A page's plugin that breaks a law is told. */
class LawsTest {

  /** A slope that no float should have. */
  public record Endless() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 1 / x;
    }
  }

  static class EndlessProperties implements SurrogateContract<Endless> {
    @Override
    public Arbitrary<Endless> subjects() {
      return Arbitraries.just(new Endless());
    }
  }

  @Test
  void aPluginThatBreaksALaw() {
    assertThatThrownBy(() -> Laws.hold(EndlessProperties.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("derivativeIsFiniteForEveryFloat");
  }
}
