package io.snn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginTest {

  record FastSigmoid() implements Plugin {}

  record Renamed() implements Plugin {
    @Override
    public String name() {
      return "other";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FastSigmoid, fast-sigmoid",
    "Leaky, leaky",
    "ATan, a-tan",
    "LIF, lif",
    "LIFNeuron, lif-neuron",
    "RLeaky, r-leaky",
    "Conv2d, conv2d",
    "Conv2D, conv2-d",
    "MSESpikeCount, mse-spike-count",
    "resetDelay, reset-delay",
    "ZERO_UPDATE, zero-update",
    "x, x"
  })
  void kebabCaseJoinsLowerCaseWordsByHyphens(String camelCase, String kebabCase) {
    assertThat(Plugin.kebabCase(camelCase)).isEqualTo(kebabCase);
  }

  @Test
  void kebabCaseDoesNotChangeAgain() {
    assertThat(Plugin.kebabCase("fast-sigmoid")).isEqualTo("fast-sigmoid");
  }

  @Test
  void aPluginIsNamedAfterItsClassUnlessItSaysOtherwise() {
    assertThat(new FastSigmoid().name()).isEqualTo("fast-sigmoid");
    assertThat(new Renamed().name()).isEqualTo("other");
  }
}
