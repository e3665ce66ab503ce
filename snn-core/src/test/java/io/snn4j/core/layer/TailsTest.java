package io.snn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TailsTest {

  static DoubleStream slopes() {
    return DoubleStream.of(0.01, 0.5, 1, 2, 25, 1000);
  }

  @ParameterizedTest
  @MethodSource("slopes")
  void ofExponentialsAreTiny(double slope) {
    assertThat(areTiny(x -> Math.exp(-slope * Math.abs(x)))).isTrue();
    assertThat(areTiny(x -> Math.exp(-slope * slope * x * x))).isTrue();
    // on one side alone
    assertThat(areTiny(x -> 1 / (1 + Math.exp(-slope * x)))).isTrue();
    assertThat(areTiny(x -> -1 / (1 + Math.exp(slope * x)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("slopes")
  void ofFractionsAndOfWhatEndsAreNot(double slope) {
    assertThat(areTiny(x -> 1 / (1 + slope * slope * x * x))).isFalse();
    assertThat(areTiny(x -> 1 / Math.pow(1 + slope * Math.abs(x), 2))).isFalse();
    assertThat(areTiny(x -> Math.max(0, 1 - slope * Math.abs(x)))).isFalse();
    assertThat(areTiny(x -> Math.abs(x) < slope ? 1 : 0)).isFalse();
    assertThat(areTiny(x -> slope)).isFalse();
  }

  private interface Derivative {
    double at(double x);
  }

  private static boolean areTiny(Derivative derivative) {
    return Tails.areTiny(
        new SurrogateGradient() {
          @Override
          public float derivative(float x) {
            return (float) derivative.at(x);
          }
        });
  }
}
