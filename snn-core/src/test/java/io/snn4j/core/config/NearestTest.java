package io.snn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("atan", "fast-sigmoid", "learningRate", "leaky", "triangle");

  @ParameterizedTest
  @CsvSource({
    "aten, atan",
    "tan, atan",
    "atna, atan",
    "ataan, atan",
    "ATan, atan",
    "fastSigmoid, fast-sigmoid",
    "fast_sigmoid, fast-sigmoid",
    "fastsigmiod, fast-sigmoid",
    "learning-rate, learningRate",
    "lerningrate, learningRate",
    "leaki, leaky",
    "tri, triangle"
  })
  void findsWhatWasMeant(String given, String meant) {
    assertThat(Nearest.to(given, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "synaptic", "zzz", "gelu"})
  void suggestsNothingWhereNothingIsNear(String given) {
    assertThat(Nearest.to(given, KNOWN)).isEmpty();
  }

  @Test
  void theNearerOfTwoIsMeant() {
    assertThat(Nearest.to("beta2", List.of("beta1", "beta2"))).contains("beta2");
    assertThat(Nearest.to("bet", List.of("alpha", "beta"))).contains("beta");
  }

  @Test
  void aHintSuggestsOrListsWhatThereIs() {
    assertThat(Nearest.hint("aten", KNOWN)).isEqualTo("; did you mean 'atan'?");
    assertThat(Nearest.hint("zzz", List.of("a1", "b2"))).isEqualTo("; known are a1, b2");
    assertThat(Nearest.hint("zzz", List.of())).isEmpty();
  }
}
