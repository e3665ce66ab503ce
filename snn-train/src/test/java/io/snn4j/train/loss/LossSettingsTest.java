package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.testkit.FixedGradient;
import io.snn4j.testkit.FixedRecording;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the losses' settings mean, and which they refuse. */
class LossSettingsTest {

  /** Two samples of three neurons that spike and rise differently in four steps. */
  private static final Recording RUN = run();

  private static final Targets CLASSES = Targets.classes(0, 2);

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(
            () -> new MseTemporal(List.of(), List.of(), 0, Reduction.MEAN),
            "onTarget and offTarget need a step for each spike, but have 0 and 0"),
        refused(
            () -> new MseTemporal(List.of(0), List.of(0, 1), 0, Reduction.MEAN),
            "onTarget and offTarget need a step for each spike, but have 1 and 2"),
        refused(
            () -> new CrossEntropyCount(Optional.of(0), List.of(), 0, Reduction.MEAN),
            "classes must be at least 1, but was 0"),
        refused(
            () -> new CrossEntropyMembrane(List.of(1.0, -1.0), 0, Reduction.MEAN),
            "weights must not be negative, but was -1"),
        refused(
            () -> new FiringRateBand(-0.1, 1, 1, Layers.ALL, Reduction.MEAN),
            "lower must not be negative, but was -0.1"),
        refused(
            () -> new FiringRateBand(0, Double.POSITIVE_INFINITY, 1, Layers.ALL, Reduction.MEAN),
            "upper must be finite, but was Infinity"),
        refused(
            () -> new FiringRateBand(0.5, 0.25, 1, Layers.ALL, Reduction.MEAN),
            "upper must be at least lower, 0.5, but was 0.25"),
        refused(
            () -> new Sum(List.of(new MseCount()), List.of(Double.NaN)),
            "weights must be finite, but was NaN"),
        refused(() -> new MseCount(-1, 0), "correctRate must not be negative, but was -1"),
        refused(() -> new MseCount(1, -0.5), "incorrectRate must not be negative, but was -0.5"),
        refused(
            () -> value(new MseTemporal(), Targets.times(new int[][] {{0, 1}, {0, 1}})),
            "the targets are times of 2 neurons, but there are 3"),
        refused(
            () -> value(new MseTemporal(), Targets.times(new int[][] {{0, 1, 2}})),
            "there are 2 samples but 1 targets; give one for each"));
  }

  private static Arguments refused(ThrowingCallable attempt, String sentence) {
    return arguments(attempt, sentence);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aWrongSettingIsRefusedInASentence(ThrowingCallable attempt, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(attempt).withMessage(sentence);
  }

  static Stream<Function<Reduction, Loss>> squaredErrors() {
    return Stream.of(
        reduction -> new MseCount(1, 0, Optional.empty(), List.of(), reduction),
        reduction -> new MseMembrane(1, 0, List.of(), reduction),
        reduction -> new MseTemporal(List.of(0), List.of(-1), 0, reduction),
        reduction -> new FiringRateBand(0.3, 0.4, 0.7, Layers.ALL, reduction));
  }

  @ParameterizedTest
  @MethodSource("squaredErrors")
  void aSumOfSquaresIsTheirMeanTimesSamplesAndNeurons(Function<Reduction, Loss> loss) {
    double mean = value(loss.apply(Reduction.MEAN), CLASSES);
    assertThat(mean).isPositive();
    assertThat(value(loss.apply(Reduction.SUM), CLASSES)).isCloseTo(6 * mean, within(1e-9));
  }

  @Test
  void aRateOutsideTheBandCostsItsSquaredDistanceTimesLambda() {
    // the rates are 1/4, 2/4, 3/4 and 0, 1/4, 4/4
    double squares = 1.0 / 16 + 0 + 1.0 / 16 + 1.0 / 4 + 1.0 / 16 + 1.0 / 4;
    Loss sum = new FiringRateBand(0.5, 0.5, 3, Layers.ALL, Reduction.SUM);
    assertThat(value(sum, CLASSES)).isCloseTo(3 * squares, within(1e-9));
  }

  private static double value(Loss loss, Targets targets) {
    return loss.evaluate(RUN, targets, new FixedGradient());
  }

  private static Recording run() {
    float[] spikes = {
      1, 0, 1, 0, 0, 1, // step 0: three neurons of each sample
      0, 1, 1, 0, 1, 1, //
      0, 1, 0, 0, 0, 1, //
      0, 0, 1, 0, 0, 1
    };
    float[] membranes = new float[spikes.length];
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] = (i * 7 % 24) / 12f - 1;
    }
    return FixedRecording.of(SpikeTrain.of(4, 2, 3, spikes), new Dense(4, 2, 3, membranes));
  }
}
