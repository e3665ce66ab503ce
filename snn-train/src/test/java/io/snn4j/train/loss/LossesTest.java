package io.snn4j.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Dense;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Yaml;
import io.snn4j.testkit.FixedGradient;
import io.snn4j.testkit.FixedRecording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the losses' formulas say, in numbers small enough to check by hand. */
class LossesTest {

  /** Of the two neurons the one spikes at the first of four steps and the other at the last. */
  private static final Recording EARLY_AND_LATE = spikes(4, 2, 1, 0, 0, 0, 0, 0, 0, 1);

  @Test
  void byDefaultTheClassShallSpikeFirstAndTheOthersLast() {
    assertThat(value(new MseTemporal(), EARLY_AND_LATE, 0)).isZero();
    // both neurons are wrong by three of four steps
    assertThat(value(new MseTemporal(), EARLY_AND_LATE, 1)).isEqualTo(9.0 / 16);
  }

  @Test
  void withSnnTorchsDefaultsNoClassDiffersFromAnother() {
    MseTemporal theirs = new MseTemporal(List.of(0), List.of(0), 0, Reduction.MEAN);
    assertThat(value(theirs, EARLY_AND_LATE, 0)).isEqualTo(value(theirs, EARLY_AND_LATE, 1));
    FixedGradient gradient = new FixedGradient();
    theirs.evaluate(EARLY_AND_LATE, Targets.classes(0), gradient);
    // the wrong neuron is late, so its spike is called forward: it shall compete with the class
    assertThat(gradient.spikes(EARLY_AND_LATE.output())[7]).isNegative();
  }

  @Test
  void classWeightsMultiplyAndDoNotDivide() {
    Recording silent = silence(1, 2, 2);
    List<Double> weights = List.of(1.0, 3.0);
    Targets targets = Targets.classes(0, 1);
    Loss mean = new CrossEntropyMembrane(weights, 0, Reduction.MEAN);
    Loss weightedMean = new CrossEntropyMembrane(weights, 0, Reduction.WEIGHTED_MEAN);
    Loss sum = new CrossEntropyMembrane(weights, 0, Reduction.SUM);
    assertThat(value(mean, silent, targets)).isCloseTo(2 * Math.log(2), within(1e-12));
    assertThat(value(weightedMean, silent, targets)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(value(sum, silent, targets)).isCloseTo(4 * Math.log(2), within(1e-12));
  }

  @Test
  void allWeightsZeroLeaveNothingToLearn() {
    Loss loss = new CrossEntropyMembrane(List.of(0.0, 1.0), 0, Reduction.WEIGHTED_MEAN);
    assertThat(value(loss, silence(1, 2, 2), Targets.classes(0, 0))).isZero();
  }

  @Test
  void smoothedLabelsLeaveSomeOfTheAimToTheOthers() {
    // logits 1 and 0: the classes' losses are ln(1+1/e) and that plus 1; a tenth is shared by two
    Recording recording = spikes(1, 2, 1, 0);
    Loss loss = new CrossEntropyCount(Optional.empty(), List.of(), 0.1, Reduction.MEAN);
    double right = Math.log(1 + Math.exp(-1));
    assertThat(value(loss, recording, 0))
        .isCloseTo(0.95 * right + 0.05 * (right + 1), within(1e-7));
  }

  @Test
  void weightsMustFitTheClasses() {
    Loss loss = new CrossEntropyMembrane(List.of(1.0, 2.0, 3.0), 0, Reduction.MEAN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value(loss, silence(1, 1, 2), 0))
        .withMessage("weights must be given for each of 2 classes, but are for 3");
  }

  @Test
  void groupsMustFitTheNeurons() {
    Loss loss = new CrossEntropyCount(Optional.of(3), List.of(), 0, Reduction.MEAN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value(loss, silence(1, 1, 4), 0))
        .withMessage("4 output neurons cannot be shared equally by 3 classes");
  }

  @Test
  void aLossOfClassesRefusesTimes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                value(
                    new CrossEntropyCount(), silence(2, 1, 2), Targets.times(new int[][] {{0, 1}})))
        .withMessage("one class per sample is needed, but targets are times of spikes");
  }

  @Test
  void aLossOfWholeRunsRefusesClassesOverTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                value(
                    new CrossEntropyCount(),
                    silence(2, 1, 2),
                    Targets.classesOverTime(new int[] {0}, new int[] {1})))
        .withMessage(
            "one class per sample is needed, but targets are classes that change over time");
  }

  @Test
  void eachStepMayNameAnotherClass() {
    Loss loss = new CrossEntropyRate();
    Recording recording = spikes(2, 2, 1, 0, 0, 1);
    Targets moving = Targets.classesOverTime(new int[] {0}, new int[] {1});
    double right = Math.log(1 + Math.exp(-1));
    assertThat(value(loss, recording, moving)).isCloseTo(right, within(1e-7));
    assertThat(value(loss, recording, 0)).isCloseTo(right + 0.5, within(1e-7));
  }

  @Test
  void ratesWithinTheBandCostNothing() {
    Recording half = spikes(4, 1, 1, 0, 1, 0);
    assertThat(value(new FiringRateBand(0.5, 0.5, 1, Layers.ALL, Reduction.MEAN), half, 0))
        .isZero();
    FiringRateBand tooLow = new FiringRateBand(0.75, 1, 2, Layers.ALL, Reduction.MEAN);
    assertThat(value(tooLow, half, 0)).isEqualTo(2 * 0.25 * 0.25);
    FiringRateBand tooHigh = new FiringRateBand(0, 0.25, 2, Layers.ALL, Reduction.MEAN);
    assertThat(value(tooHigh, half, 0)).isEqualTo(2 * 0.25 * 0.25);
  }

  @Test
  void regularisersMayLeaveTheOutputAlone() {
    Recording.Layer hidden =
        new FixedRecording.FixedLayer("hidden", train(1, 1, 1), zeros(1, 1, 1));
    Recording.Layer output =
        new FixedRecording.FixedLayer("output", train(1, 1, 1), zeros(1, 1, 1));
    Recording both = new FixedRecording(List.of(hidden, output));
    FixedGradient gradient = new FixedGradient();
    Loss ofHidden = new SpikeCountL1(0.5, Layers.HIDDEN, Reduction.MEAN);
    assertThat(ofHidden.evaluate(both, Targets.classes(0), gradient)).isEqualTo(0.5);
    assertThat(gradient.spikes(hidden)).containsExactly(0.5f);
    assertThat(gradient.spikes(output)).containsExactly(0f);
    assertThat(value(new SpikeCountL1(0.5, Layers.ALL, Reduction.MEAN), both, 0)).isEqualTo(1);
  }

  @Test
  void lossesAddUpInYaml() {
    String yaml =
        """
        sum:
          losses: [cross-entropy-count, {spike-count-l1: {lambda: 0.25, layers: hidden}}]
          weights: [1, 0.5]
        """;
    Problems problems = new Problems();
    Object loss = Catalogs.standard().read(Loss.class, Yaml.read(yaml), "loss", problems);
    problems.throwIfAny();
    assertThat(loss)
        .isEqualTo(
            new Sum(
                List.of(
                    new CrossEntropyCount(), new SpikeCountL1(0.25, Layers.HIDDEN, Reduction.MEAN)),
                List.of(1.0, 0.5)));
  }

  @Test
  void eachLossOfASumNeedsAWeightOrNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sum(List.of(new MseCount()), List.of(1.0, 2.0)))
        .withMessage("weights must be given for each of 1 losses, but are for 2");
  }

  private static double value(Loss loss, Recording recording, int target) {
    return value(loss, recording, Targets.classes(target));
  }

  private static double value(Loss loss, Recording recording, Targets targets) {
    return loss.evaluate(recording, targets, new FixedGradient());
  }

  /** One sample's spikes, [T,N]. */
  private static Recording spikes(int steps, int neurons, float... spikes) {
    return FixedRecording.of(SpikeTrain.of(steps, 1, neurons, spikes), zeros(steps, 1, neurons));
  }

  private static Recording silence(int steps, int batch, int neurons) {
    return FixedRecording.of(new SpikeTrain(steps, batch, neurons), zeros(steps, batch, neurons));
  }

  private static SpikeTrain train(int steps, int batch, float... spikes) {
    return SpikeTrain.of(steps, batch, spikes.length, spikes);
  }

  private static Dense zeros(int steps, int batch, int neurons) {
    return new Dense(steps, batch, neurons, new float[steps * batch * neurons]);
  }
}
