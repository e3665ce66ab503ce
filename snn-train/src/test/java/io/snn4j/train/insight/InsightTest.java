package io.snn4j.train.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Constant;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.api.Targets;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Slstm;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.network.Network;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import io.snn4j.surrogates.LearnableAtan;
import io.snn4j.surrogates.Triangular;
import io.snn4j.train.Activity;
import io.snn4j.train.experiment.Experiment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Insights into networks small enough to be computed by hand. */
class InsightTest {

  private static final int STEPS = 12;

  /** dL/dU of the last step is 1, and nothing else counts. */
  private record LastMembrane(float weight) implements Loss {

    LastMembrane() {
      this(1);
    }

    @Override
    public double evaluate(Recording recording, Targets targets, Gradient gradient) {
      float[] membrane = gradient.membrane(recording.output());
      membrane[membrane.length - 1] += weight;
      return weight * recording.output().membrane().at(STEPS - 1, 0, 0);
    }
  }

  /** Nothing is ever learned through it. */
  private record Nothing() implements SurrogateGradient {
    @Override
    public float derivative(float x) {
      return 0;
    }
  }

  /** One neuron with this beta, which gets the input as its current. */
  private static Network wire(float beta, SurrogateGradient surrogate) {
    Network network =
        Network.sequential(STEPS).linear(1, 1).neurons(new Leaky(beta), surrogate).build(0);
    network.parameter("linear1.weight").value().assign(1);
    network.parameter("linear1.bias").value().assign(0);
    return network;
  }

  private static LayerHealth health(Network network, float current, float weight) {
    try (Engine engine = new Engine(1)) {
      return LearningHealth.of(
              network,
              engine,
              new Constant(STEPS, 1, 1, new float[] {current}),
              Targets.classes(new int[] {0}),
              new LastMembrane(weight),
              List.of(new Activity("leaky1", 1, 0, 0)))
          .layers()
          .get(0);
    }
  }

  @Test
  void theGradientOfALeakyNeuronDecaysWithBeta() {
    LayerHealth health = health(wire(0.5f, new Triangular()), 0.1f, 3);
    for (int lag = 0; lag < STEPS; lag++) {
      assertThat(health.gradient().get(lag)).isEqualTo(3 * Math.pow(0.5, lag));
    }
    assertThat(health.reach()).isEqualTo(Math.pow(0.5, STEPS - 1));
    assertThat(health.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.toString())
                    .startsWith(
                        "leaky1: the gradient vanishes over time: the first step has 4.9e-04 of the"
                            + " largest; a larger beta"));
    assertThat(health(wire(0.95f, new Triangular()), 0.1f, 3).findings()).isEmpty();
  }

  @Test
  void supportIsWhereTheDerivativeHasATenthOfItsPeak() {
    // U = 0.06, 0.09, 0.105, ..., and a triangle of width 1 has a tenth of its peak at x = -0.9
    assertThat(health(wire(0.5f, new Triangular()), 0.06f, 1).support())
        .isEqualTo((STEPS - 2.0) / STEPS);
    assertThat(health(wire(0.5f, new Triangular()), 0.049f, 1).support()).isZero();
    assertThat(health(wire(0.5f, new Nothing()), 0.1f, 1).support()).isNaN();
  }

  @Test
  void aLearnedSurrogateIsTheOneOfNow() {
    Network network = wire(0.5f, new LearnableAtan());
    network.parameter("leaky1.surrogate.alpha").value().assign(7);
    SpikingLayer layer = (SpikingLayer) network.layers().get(1);
    assertThat(layer.surrogate()).isEqualTo(new LearnableAtan().at(7));
  }

  @Test
  void noGradientIsAFinding() {
    assertThat(health(wire(0.9f, new Triangular()), 0.1f, 0).findings())
        .extracting(LayerHealth.Finding::what)
        .containsExactly("no gradient arrives");
  }

  @Test
  void deadSaturatedAndExplodingLayersAreFound() {
    LayerHealth ill =
        new LayerHealth(new Activity("leaky3", 10, 5, 2), 0.01, List.of(1e-4, 0.01, 1.0));
    assertThat(ill.findings())
        .extracting(LayerHealth.Finding::what)
        .containsExactly(
            "5 of 10 neurons never spike",
            "2 of 10 neurons spike at every step",
            "only 1.0 % of the membranes are where the surrogate lets them learn",
            "the gradient explodes over time: the first step has 1.0e+04 times that of the last");
    LayerHealth well = new LayerHealth(new Activity("leaky3", 10, 4, 1), 0.05, List.of(1.0, 0.01));
    assertThat(well.findings()).isEmpty();
  }

  @Test
  void aLayerWhoseGradientIsLostOnTheWayIsFound() {
    Activity active = new Activity("leaky1", 10, 0, 0);
    LearningHealth health =
        new LearningHealth(
            List.of(
                new LayerHealth(active, 1, List.of(1e-5, 1e-5)),
                new LayerHealth(active, 1, List.of(1.0, 1.0))));
    assertThat(health.findings())
        .extracting(LayerHealth.Finding::what)
        .containsExactly("its gradient is 1.0e-05 of the largest layer's");
  }

  @Test
  void layersOfMoreThanNeuronModelsAreMeasuredToo() {
    Slstm slstm = new Slstm(6, 3, Coefficient.of(0.05f), Reset.SUBTRACT, Optional.empty());
    Network network = Network.sequential(STEPS).layer(slstm).build(1);
    try (Engine engine = new Engine(1)) {
      Examination examination = Examination.of(new Experiment(), network, Nets.SAMPLES, engine);
      LayerHealth health = examination.health().layers().get(0);
      assertThat(health.gradient()).hasSize(STEPS).allMatch(norm -> norm > 0);
      assertThat(health.support()).isPositive();
      // the hidden weights [4N,N] meet membranes, at all steps but the first
      assertThat(examination.operations().multiplies())
          .isEqualTo(4 * 3 * 6 + (STEPS - 1) * 4 * 3 * 3);
    }
  }

  @Test
  void enoughStepsAreThoseFromWhichItStaysGood() {
    StepAccuracy accuracy = new StepAccuracy(1000, List.of(100, 900, 890, 899, 900, 898, 900));
    assertThat(accuracy.enough(0)).isEqualTo(7);
    assertThat(accuracy.enough(0.001)).isEqualTo(7);
    assertThat(accuracy.enough(0.002)).isEqualTo(4);
    assertThat(accuracy.enough(0.01)).isEqualTo(2);
    assertThat(accuracy.enough(1)).isEqualTo(1);
    assertThat(accuracy.after(2)).isEqualTo(0.9);
    assertThatIllegalArgumentException().isThrownBy(() -> new StepAccuracy(0, List.of(1)));
  }

  @Test
  void energyIsThatOfHorowitz() {
    SynapticOperations operations =
        new SynapticOperations(
            2,
            List.of(
                new SynapticOperations.Synapses("a", 100, 0, 200),
                new SynapticOperations.Synapses("b", 50, 3000, 0)),
            400);
    assertThat(operations.accumulates()).isEqualTo(1500);
    assertThat(operations.multiplies()).isEqualTo(100);
    assertThat(operations.energy()).isCloseTo(1500 * 0.9e-12 + 100 * 4.6e-12, within(1e-20));
    assertThat(operations.denseEnergy()).isCloseTo(150 * 4.6e-12, within(1e-20));
    assertThat(operations.energyWithUpdates())
        .isCloseTo(operations.energy() + 200 * 4.6e-12, within(1e-20));
  }

  @Test
  void spikesOfOneInputAreCountedByHand() {
    Network network = wire(0.9f, new Triangular());
    SpikeTrain input = new SpikeTrain(STEPS, 1, 1);
    input.set(3, 0, 0);
    input.set(7, 0, 0);
    SynapticOperations.Count count = new SynapticOperations.Count(network);
    try (Engine engine = new Engine(1)) {
      count.add(input, network.run(engine).forward(input));
    }
    assertThat(count.result())
        .isEqualTo(
            new SynapticOperations(
                1, List.of(new SynapticOperations.Synapses("linear1.weight", 1, 2, 0)), STEPS));
  }

  @Test
  void anExaminationSaysOfEverySampleWhatItWasTakenFor() {
    Experiment tutorial = new Experiment();
    Network network = Nets.recurrent(8, 3);
    try (Engine one = new Engine(1);
        Engine two = new Engine(2)) {
      Examination examination = Examination.of(tutorial, network, Nets.SAMPLES, one);
      assertThat(examination.answers()).hasSize(23);
      assertThat(examination.mistakes(Nets.SAMPLES)).hasSize(23 - examination.result().correct());
      assertThat(examination.steps().after(8)).isEqualTo(examination.result().accuracy());
      assertThat(examination.rates()).hasSize(3);
      assertThat(Examination.of(tutorial, network, Nets.SAMPLES, two)).isEqualTo(examination);
    }
  }
}
