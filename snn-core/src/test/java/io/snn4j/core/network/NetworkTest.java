package io.snn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Layer;
import io.snn4j.core.layer.Signals;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

  private static final int INPUTS = 70;

  /**
   * Two hidden layers, the widths of which leave tiles and spike words incomplete; the thresholds
   * are low, so that all of them spike.
   */
  private static Network network(long seed) {
    return Network.sequential(6)
        .surrogate(new Hill())
        .linear(INPUTS, 150)
        .neurons(leaky(Coefficient.learned(0.9f)))
        .linear(150, 65)
        .neurons(leaky(Coefficient.of(0.8f)))
        .linear(65, 10)
        .neurons(leaky(Coefficient.of(0.7f)))
        .build(seed);
  }

  private static Leaky leaky(Coefficient beta) {
    return new Leaky(beta, Coefficient.of(0.2f), Reset.SUBTRACT, true, Fire.AFTER_UPDATE);
  }

  /** Everything that one pass forwards and backwards computes. */
  record Pass(List<float[]> spikes, List<float[]> membranes, Map<String, List<Integer>> gradients) {

    static Pass of(Network network, Run run, Signal input) {
      Recording recording = run.forward(input);
      List<float[]> spikes = new ArrayList<>();
      List<float[]> membranes = new ArrayList<>();
      for (Recording.Layer layer : recording.layers()) {
        spikes.add(Signals.written(layer.spikes()));
        membranes.add(Signals.written(layer.membrane()));
      }
      Recording.Layer output = recording.output();
      float[] membraneGradient = run.gradient().membrane(output);
      float[] spikeGradient = run.gradient().spikes(recording.layers().get(0));
      float[] last = membranes.get(membranes.size() - 1);
      for (int i = 0; i < last.length; i++) {
        membraneGradient[i] += last[i] - 0.5f;
      }
      for (int i = 0; i < spikes.get(0).length; i++) {
        spikeGradient[i] += 0.01f * spikes.get(0)[i];
      }
      run.backward();
      return new Pass(spikes, membranes, Weights.gradients(network));
    }

    void requireSame(Pass other) {
      same(spikes, other.spikes);
      same(membranes, other.membranes);
      assertThat(gradients).isEqualTo(other.gradients);
    }
  }

  private static void same(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isEqualTo(expected.get(i));
    }
  }

  private static Signal input(int which, int steps, int batch) {
    return switch (which % 3) {
      case 0 -> Signals.constant(which, steps, batch, INPUTS);
      case 1 -> Signals.spikes(which, steps, batch, INPUTS, 0.3);
      default -> Signals.dense(which, steps, batch, INPUTS);
    };
  }

  static Stream<Signal> inputs() {
    return Stream.of(
        input(0, 6, 9),
        input(1, 6, 9),
        input(2, 6, 9),
        input(3, 1, 1),
        input(4, 1, 1),
        input(5, 1, 1),
        input(6, 6, 1),
        input(7, 1, 5));
  }

  @Test
  void theInputsMakeEveryLayerSpikeSoThatTheOtherTestsSeeSomething() {
    Network network = network(1);
    for (int which = 0; which < 3; which++) {
      Pass pass = Pass.of(network, network.run(), input(which, 6, 9));
      for (float[] spikes : pass.spikes) {
        assertThat(spikes).contains(0f, 1f);
      }
      for (List<Integer> gradient : pass.gradients.values()) {
        assertThat(gradient).anyMatch(bits -> bits != 0);
      }
    }
  }

  @Test
  void theSeedDecidesTheWeights() {
    assertThat(Weights.of(network(1))).isEqualTo(Weights.of(network(1)));
    Map<String, List<Integer>> other = Weights.of(network(2));
    Weights.of(network(1))
        .forEach(
            (name, bits) -> {
              if (name.startsWith("linear")) {
                assertThat(bits).as(name).isNotEqualTo(other.get(name));
              }
            });
  }

  @Test
  void layersOfOneShapeDoNotStartAlike() {
    Network network =
        Network.sequential(1)
            .surrogate(new Hill())
            .linear(4, 4)
            .linear(4, 4)
            .neurons(new Leaky())
            .build(1);
    Map<String, List<Integer>> weights = Weights.of(network);
    assertThat(weights.get("linear1.weight")).isNotEqualTo(weights.get("linear2.weight"));
  }

  @Test
  void parametersAreNamedByLayerAndRole() {
    assertThat(network(1).parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "linear1.weight",
            "linear1.bias",
            "leaky1.beta",
            "linear2.weight",
            "linear2.bias",
            "linear3.weight",
            "linear3.bias");
    assertThat(network(1).parameterCount())
        .isEqualTo(70 * 150 + 150 + 1 + 150 * 65 + 65 + 65 * 10 + 10);
  }

  @Test
  void aParameterIsFoundByItsName() {
    Network network = network(1);
    assertThat(network.parameter("linear2.bias")).isSameAs(network.parameters().get(4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.parameter("linear1.weigth"))
        .withMessage("there is no parameter 'linear1.weigth'; did you mean 'linear1.weight'?");
  }

  @Test
  void aNetworkKnowsItsSizes() {
    Network network = network(1);
    assertThat(network.steps()).isEqualTo(6);
    assertThat(network.inputs()).isEqualTo(INPUTS);
    assertThat(network.outputs()).isEqualTo(10);
    assertThat(network.layers()).extracting(Layer::name).isEqualTo(network.spec().names());
  }

  @Test
  void recordingsGoFromInputToOutput() {
    Recording recording = network(1).run().forward(input(0, 6, 2));
    assertThat(recording.layers())
        .extracting(Recording.Layer::name)
        .containsExactly("leaky1", "leaky2", "leaky3");
    assertThat(recording.output().name()).isEqualTo("leaky3");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void twoOrThreeThreadsGiveTheSameBits(Signal input) {
    Network network = network(1);
    try (Engine one = new Engine(1);
        Engine two = new Engine(2);
        Engine three = new Engine(3)) {
      Pass expected = Pass.of(network, network.run(one), input);
      Pass.of(network, network.run(two), input).requireSame(expected);
      Pass.of(network, network.run(three), input).requireSame(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aRunUsedAgainGivesWhatAFreshOneGives(Signal input) {
    Network network = network(1);
    Pass expected = Pass.of(network, network.run(), input);
    Run run = network.run();
    for (Signal other :
        List.of(input(0, 9, 17), input(1, 2, 3), input(2, 9, 4), input(4, 1, 1), input(3, 4, 20))) {
      Pass.of(network, run, other);
      Pass.of(network, run, input).requireSame(expected);
    }
  }

  /** One sample of a batch as a spike train of its own. */
  private static Signal sample(Signal batch, int b) {
    float[] values = new float[batch.steps() * batch.features()];
    for (int t = 0; t < batch.steps(); t++) {
      for (int n = 0; n < batch.features(); n++) {
        values[t * batch.features() + n] = batch.at(t, b, n);
      }
    }
    return SpikeTrain.of(batch.steps(), 1, batch.features(), values);
  }

  @Test
  void aSampleDoesNotKnowInWhichBatchItIs() {
    Network network = network(1);
    Signal batch = input(1, 6, 9);
    float[] all = Pass.of(network, network.run(), batch).spikes.get(2);
    for (int b = 0; b < 9; b++) {
      float[] alone = Pass.of(network, network.run(), sample(batch, b)).spikes.get(2);
      for (int t = 0; t < 6; t++) {
        for (int n = 0; n < 10; n++) {
          assertThat(alone[t * 10 + n]).isEqualTo(all[(t * 9 + b) * 10 + n]);
        }
      }
    }
  }

  @Test
  void gradientsAddUpOverTheSamples() {
    Network network = network(1);
    Signal batch = input(1, 6, 9);
    Map<String, float[]> sums = new LinkedHashMap<>();
    for (int b = 0; b < 9; b++) {
      Pass.of(network, network.run(), sample(batch, b));
      for (Parameter parameter : network.parameters()) {
        float[] gradient = parameter.gradient().data().asFloat();
        sums.merge(parameter.name(), gradient, NetworkTest::sum);
      }
    }
    Pass.of(network, network.run(), batch);
    for (Parameter parameter : network.parameters()) {
      float[] gradient = parameter.gradient().data().asFloat();
      float[] expected = sums.get(parameter.name());
      float largest = 0;
      for (int i = 0; i < expected.length; i++) {
        largest = Math.max(largest, Math.abs(gradient[i] - expected[i]));
      }
      assertThat(largest).as(parameter.name()).isLessThan(1e-3f);
    }
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  @Test
  void gradientsAreReplacedNotAdded() {
    Network network = network(1);
    Run run = network.run();
    Pass first = Pass.of(network, run, input(2, 6, 3));
    Pass.of(network, run, input(2, 6, 3)).requireSame(first);
  }

  @Test
  void withoutALossEveryGradientIsZero() {
    Network network = network(1);
    Run run = network.run();
    run.forward(input(0, 6, 3));
    run.backward();
    for (Parameter parameter : network.parameters()) {
      assertThat(parameter.gradient().data().asFloat()).containsOnly(0f);
    }
  }

  /** Gradients go to the network's parameters, so the runs that go at once stop at forwards. */
  @Test
  void runsInTwoThreadsAtOnceGiveWhatOneAfterAnotherGives() throws Exception {
    Network network = network(1);
    List<float[]> first = spikes(network.run(), input(1, 6, 30));
    List<float[]> second = spikes(network.run(), input(2, 6, 25));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Run one = network.run();
      Run other = network.run();
      for (int i = 0; i < 20; i++) {
        Future<List<float[]>> a = threads.submit(() -> spikes(one, input(1, 6, 30)));
        Future<List<float[]>> b = threads.submit(() -> spikes(other, input(2, 6, 25)));
        same(a.get(60, TimeUnit.SECONDS), first);
        same(b.get(60, TimeUnit.SECONDS), second);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<float[]> spikes(Run run, Signal input) {
    List<float[]> all = new ArrayList<>();
    for (Recording.Layer layer : run.forward(input).layers()) {
      all.add(Signals.written(layer.spikes()));
      all.add(Signals.written(layer.membrane()));
    }
    return all;
  }

  @Test
  void equalNetworksTrainedAtOnceGetTheSameGradientsAsOneAfterAnother() throws Exception {
    Network alone = network(1);
    Pass expected = Pass.of(alone, alone.run(), input(1, 6, 20));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Pass>> passes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Network network = network(1);
        passes.add(threads.submit(() -> Pass.of(network, network.run(), input(1, 6, 20))));
      }
      for (Future<Pass> pass : passes) {
        pass.get(60, TimeUnit.SECONDS).requireSame(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theWorkIsDoneByTheEngineAskedFor() {
    try (Engine engine = new Engine(2)) {
      assertThat(network(1).run(engine).engine()).isSameAs(engine);
    }
    assertThat(network(1).run().engine()).isSameAs(Engine.shared());
  }

  @Test
  void anotherNetworksLayerHasNoGradientHere() {
    Run run = network(1).run();
    Recording.Layer stranger =
        Network.sequential(1)
            .surrogate(new Hill())
            .linear(1, 1)
            .neurons(new Leaky())
            .linear(1, 1)
            .neurons(new Leaky())
            .linear(1, 1)
            .neurons(new Leaky())
            .linear(1, 1)
            .neurons(new Leaky())
            .build(0)
            .run()
            .forward(Signals.dense(1, 1, 1, 1))
            .output();
    run.forward(input(0, 6, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.gradient().spikes(stranger))
        .withMessage("leaky4 is no layer of this network");
  }

  @Test
  void aSignalOfAnotherSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(1).run().forward(Signals.dense(1, 1, 1, 3)))
        .withMessage("linear1 takes 70 features, but the signal has 3");
  }
}
