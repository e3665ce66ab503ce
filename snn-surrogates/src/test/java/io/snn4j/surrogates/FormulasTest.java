package io.snn4j.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.snn4j.api.SurrogateGradient;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that the contract cannot know, worked out by hand from the papers' formulas. */
class FormulasTest {

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(new ATan(), 0f, 1.0),
        arguments(new ATan(), 1f, 1 / (1 + Math.PI * Math.PI)),
        arguments(new ATan(2f, (float) (1 / Math.PI)), 0f, 1 / Math.PI),
        arguments(new LearnableAtan(), 1f, 1 / (1 + Math.PI * Math.PI)),
        arguments(new FastSigmoid(), 0.04f, 0.25),
        arguments(new Sigmoid(), 0f, 6.25),
        arguments(new Sigmoid(), -4f, 25 * Math.exp(-100)),
        arguments(new SpikeRateEscape(), 1f, 25.0),
        arguments(new SpikeRateEscape(), 0f, 25 / Math.E),
        arguments(new Triangular(2f), 0f, 0.5),
        arguments(new Triangular(2f), -1f, 0.25),
        arguments(new Triangular(2f), 2f, 0.0),
        arguments(new SignedStep(), -1e-30f, 1.0),
        arguments(new SignedStep(), 0f, -1.0),
        arguments(new StraightThrough(), 1e8f, 1.0),
        arguments(new HeavisideSurrogate(), 0f, 0.0),
        arguments(new HeavisideSurrogate(), 1e-30f, 1.0),
        arguments(new LeakySpike(), 0f, 0.1f),
        arguments(new LeakySpike(), 1e-30f, 1.0),
        arguments(new SparseFastSigmoid(), 1f, 0.0),
        arguments(new SparseFastSigmoid(1f, 0f), 1f, 0.25),
        arguments(new StochasticSpike(), 1e-30f, 1.0),
        arguments(new StochasticSpike(0f, 0f, 1L), 0f, 0.0),
        arguments(new Rectangular(2f), 0.99f, 0.5),
        arguments(new Rectangular(2f), 1f, 0.0),
        arguments(new Gaussian(1f), 1f, 0.24197072451914337),
        arguments(new PiecewiseExponential(), -1f, 0.5 / Math.E),
        arguments(new MultiGaussian(), 0f, 0.8782232733),
        arguments(new MultiGaussian(), 3f, -0.0241955141),
        arguments(new Erf(), 0f, 2 / Math.sqrt(Math.PI)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void derivativeIsTheFormulas(SurrogateGradient surrogate, float x, double expected) {
    assertThat((double) surrogate.derivative(x))
        .isCloseTo(expected, within(1e-6 * Math.abs(expected) + Float.MIN_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 0",
    "2, 1, 0.04599983417518762",
    "2, -1, -0.04599983417518762",
    "4, 0.25, 0.03605005489275012"
  })
  void alphaDerivativeIsTheFormulas(float alpha, float x, double expected) {
    assertThat((double) new LearnableAtan(alpha).alphaDerivative(x))
        .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.5, 0.5204998778130465",
    "1, 0.8427007929497149",
    "-2, -0.9953222650189527",
    "5, 0.9999999999984626",
    "7, 1"
  })
  void errorFunctionIsExactToTheLastDigits(double x, double expected) {
    assertThat(Normal.erf(x)).isCloseTo(expected, within(1e-15));
  }
}
