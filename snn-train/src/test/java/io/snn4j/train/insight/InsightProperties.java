package io.snn4j.train.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.Slstm;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.Run;
import io.snn4j.core.neuron.Reset;
import io.snn4j.decoding.RateDecoder;
import io.snn4j.decoding.Ties;
import io.snn4j.encoding.Rate;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.Trainer;
import io.snn4j.train.loss.CrossEntropyMembrane;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What insights say is what a network does. */
class InsightProperties {

  private static final int[] ALL = IntStream.range(0, Nets.SAMPLES.size()).toArray();

  @Property(tries = 40)
  void theAccuracyAfterSoManyStepsIsThatOfANetworkOfSoManySteps(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps, @ForAll Ties ties) {
    RateDecoder decoder = new RateDecoder(ties);
    Network network = Nets.recurrent(steps, seed);
    StepAccuracy.Count count = new StepAccuracy.Count(decoder);
    EvaluationResult whole =
        Trainer.of(network)
            .decoder(decoder)
            .evaluate(
                Nets.SAMPLES.batches(10),
                (chosen, input, recording) ->
                    count.add(recording, IntStream.of(chosen).map(Nets.SAMPLES::label).toArray()));
    StepAccuracy accuracy = count.result();
    assertThat(accuracy.steps()).isEqualTo(steps);
    assertThat(accuracy.after(steps)).isEqualTo(whole.accuracy());
    int fewer = (steps + 1) / 2;
    EvaluationResult cut =
        Trainer.of(Nets.recurrent(fewer, seed)).decoder(decoder).evaluate(Nets.SAMPLES.batches(23));
    assertThat(accuracy.correct().get(fewer - 1)).isEqualTo(cut.correct());
  }

  @Property(tries = 30)
  void everySpikeIsAddedForEachOfItsSynapses(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps, @ForAll boolean spikes) {
    Network network = Nets.recurrent(steps, seed);
    Trainer trainer = Trainer.of(network);
    if (spikes) {
      trainer.encoder(new Rate());
    }
    SynapticOperations.Count count = new SynapticOperations.Count(network);
    long[] expected = new long[4];
    trainer.evaluate(
        Nets.SAMPLES.batches(7),
        (chosen, input, recording) -> {
          count.add(input, recording);
          List<Recording.Layer> layers = recording.layers();
          expected[0] += spikes(input, steps) * 9;
          expected[1] += spikes(layers.get(0).spikes(), steps) * 5;
          expected[2] += spikes(layers.get(1).spikes(), steps - 1) * 5;
          expected[3] += spikes(layers.get(1).spikes(), steps) * 3;
        });
    SynapticOperations operations = count.result();
    assertThat(operations.synapses().stream().map(SynapticOperations.Synapses::name))
        .containsExactly(
            "linear1.weight", "linear2.weight", "leaky2.recurrent.weight", "linear3.weight");
    // a current meets each weight once for each sample
    assertThat(operations.multiplies()).isEqualTo(spikes ? 0 : 6 * 9);
    expected[0] = spikes ? expected[0] : 0;
    assertThat(operations.synapses().stream().map(SynapticOperations.Synapses::accumulates))
        .containsExactly(expected[0], expected[1], expected[2], expected[3]);
    assertThat(operations.dense()).isEqualTo(6 * 9 + 9 * 5 + 5 * 5 + 5 * 3);
    assertThat(operations.updatesPerSample()).isEqualTo(steps * (9 + 5 + 3));
  }

  private static long spikes(Signal signal, int steps) {
    long count = 0;
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < signal.batch(); b++) {
        for (int n = 0; n < signal.features(); n++) {
          count += signal.at(t, b, n) != 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  @Property(tries = 30)
  void ratesAreSharesOfAllStepsOfAllSamples(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
    Network network = Nets.recurrent(steps, seed);
    FiringRates.Count count = new FiringRates.Count();
    double[] spikes = new double[9];
    Trainer.of(network)
        .evaluate(
            Nets.SAMPLES.batches(7),
            (chosen, input, recording) -> {
              count.add(recording);
              Signal first = recording.layers().get(0).spikes();
              for (int t = 0; t < steps; t++) {
                for (int b = 0; b < first.batch(); b++) {
                  for (int n = 0; n < 9; n++) {
                    spikes[n] += first.at(t, b, n);
                  }
                }
              }
            });
    FiringRates rates = count.result().get(0);
    assertThat(rates.layer()).isEqualTo("leaky1");
    for (int n = 0; n < 9; n++) {
      assertThat(rates.rates().get(n)).isEqualTo(spikes[n] / (steps * 23));
    }
  }

  @Property(tries = 30)
  void theGradientsOfAllStepsAddUpToThatOfTheBias(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
    Network network = Nets.recurrent(steps, seed);
    try (Engine engine = new Engine(1)) {
      Trainer trainer = Trainer.of(network).engine(engine);
      Run run = network.run(engine);
      Recording recording = run.forward(trainer.encode(Nets.SAMPLES, ALL).dense());
      new CrossEntropyMembrane().evaluate(recording, Nets.SAMPLES.targets(ALL), run.gradient());
      run.backward();
      for (int layer = 0; layer < 3; layer++) {
        Dense gradient = run.currentGradient(recording.layers().get(layer)).orElseThrow();
        Parameter bias = network.parameter("linear" + (layer + 1) + ".bias");
        for (int n = 0; n < gradient.features(); n++) {
          double sum = 0;
          double size = 0;
          for (int t = 0; t < steps; t++) {
            for (int b = 0; b < gradient.batch(); b++) {
              sum += gradient.at(t, b, n);
              size += Math.abs(gradient.at(t, b, n));
            }
          }
          assertThat(sum).isCloseTo(bias.gradient().getFloat(n), within(1e-5 * size + 1e-12));
        }
      }
    }
  }

  @Property(tries = 30)
  void aNeuronSpikesWhereItsExcessIsPositive(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps, @ForAll boolean slstm) {
    Slstm lstm = new Slstm(6, 4, Coefficient.of(0.05f), Reset.SUBTRACT, Optional.empty());
    Network network =
        slstm ? Network.sequential(steps).layer(lstm).build(seed) : Nets.recurrent(steps, seed);
    try (Engine engine = new Engine(1)) {
      Signal input = Trainer.of(network).engine(engine).encode(Nets.SAMPLES, ALL);
      for (Recording.Layer layer : network.run(engine).forward(input).layers()) {
        Dense excess = layer.excess().orElseThrow();
        Dense spikes = layer.spikes().dense();
        for (int i = 0; i < steps * ALL.length * spikes.features(); i++) {
          assertThat(spikes.values()[i]).isEqualTo(excess.values()[i] > 0 ? 1f : 0f);
        }
      }
    }
  }

  @Property(tries = 20)
  void normsByLagAreThoseOfTheStepsCountedFromTheEnd(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int steps) {
    Network network = Nets.recurrent(steps, seed);
    try (Engine engine = new Engine(1)) {
      Trainer trainer = Trainer.of(network).engine(engine);
      EvaluationResult result = trainer.evaluate(Nets.SAMPLES.batches(23));
      Signal input = trainer.encode(Nets.SAMPLES, ALL);
      LearningHealth health =
          LearningHealth.of(
              network,
              engine,
              input,
              Nets.SAMPLES.targets(ALL),
              new CrossEntropyMembrane(),
              result.activity());
      Run run = network.run(engine);
      Recording recording = run.forward(input.dense());
      new CrossEntropyMembrane().evaluate(recording, Nets.SAMPLES.targets(ALL), run.gradient());
      run.backward();
      for (int layer = 0; layer < 3; layer++) {
        Dense gradient = run.currentGradient(recording.layers().get(layer)).orElseThrow();
        for (int t = 0; t < steps; t++) {
          double sum = 0;
          for (int b = 0; b < 23; b++) {
            for (int n = 0; n < gradient.features(); n++) {
              sum += Math.pow(gradient.at(t, b, n), 2);
            }
          }
          assertThat(health.layers().get(layer).gradient().get(steps - 1 - t))
              .isCloseTo(Math.sqrt(sum), within(1e-9 + 1e-6 * Math.sqrt(sum)));
        }
      }
    }
  }
}
