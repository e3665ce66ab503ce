package io.snn4j.core.layer;

import static io.snn4j.core.layer.Close.close;
import static io.snn4j.core.layer.Close.closeSum;
import static io.snn4j.core.layer.Close.same;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NeuronLayerProperties {

  private static final double ROUNDING = 3e-5;
  private static final Hill HILL = new Hill(0.5f);

  /** Which forms the coefficients take. */
  record Forms(boolean perNeuron, boolean learn, boolean graded, boolean inhibition) {}

  /** When the neurons are reset, and how. */
  record Resets(Reset reset, boolean delay, Fire fire) {}

  /** What comes in. */
  enum Kind {
    DENSE,
    CONSTANT,
    SPIKES
  }

  /** A layer and the signal it meets. */
  record Case(int steps, int batch, int neurons, Kind kind, Resets resets, Forms forms, long seed) {

    Neurons spec() {
      Coefficient threshold = coefficient(seed + 2, 0.3f, 1.2f);
      return new Neurons(
          new Leaky(
              coefficient(seed + 1, 0.2f, 0.99f),
              threshold,
              resets.reset,
              resets.delay,
              resets.fire),
          Optional.of(HILL),
          forms.graded ? Optional.of(coefficient(seed + 3, -1, 2)) : Optional.empty(),
          forms.inhibition);
    }

    private Coefficient coefficient(long key, float low, float high) {
      float[] values = Signals.values(key, forms.perNeuron ? neurons : 1, low, high);
      return forms.learn ? Coefficient.learned(values) : Coefficient.of(values);
    }

    SpikingLayer layer() {
      return (SpikingLayer)
          spec()
              .build(
                  new LayerSpec.Context(
                      "leaky1",
                      neurons,
                      seed,
                      () -> {
                        throw new AssertionError("the layer has a surrogate of its own");
                      }));
    }

    Signal input() {
      return switch (kind) {
        case DENSE -> Signals.dense(seed, steps, batch, neurons);
        case CONSTANT -> Signals.constant(seed, steps, batch, neurons);
        case SPIKES -> Signals.spikes(seed, steps, batch, neurons, 0.3);
      };
    }

    float[] gradient(int which) {
      return Signals.values(seed + 10 + which, steps * batch * neurons, -1, 1);
    }

    SignalGradient back(float[] gradient) {
      return new SignalGradient.PerStep(batch, neurons, gradient);
    }

    NaiveLeaky naive() {
      return new NaiveLeaky(spec(), HILL, input());
    }
  }

  private static Arbitrary<Resets> resets() {
    return Arbitraries.of(
        Arrays.stream(Reset.values())
            .flatMap(
                reset ->
                    java.util.stream.Stream.of(
                        new Resets(reset, true, Fire.AFTER_UPDATE),
                        new Resets(reset, false, Fire.AFTER_UPDATE),
                        new Resets(reset, true, Fire.BEFORE_UPDATE)))
            .toList());
  }

  private static Arbitrary<Forms> forms() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(either, either, either, either).as(Forms::new);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(1, 2, 7, 25, 32, 33, 70),
            Arbitraries.of(1, 2, 3),
            Arbitraries.of(1, 2, 63, 64, 65, 127, 128, 129, 300, 1025),
            Arbitraries.of(Kind.class),
            resets(),
            forms(),
            Arbitraries.longs())
        .as(Case::new);
  }

  @Property(tries = 200)
  void theSpikesAreThoseOfTheEquationsBitForBit(@ForAll("cases") Case c) {
    Signal output = c.layer().forward(c.input(), new Pass(Engine.shared()));
    assertThat(Signals.written(output)).isEqualTo(c.naive().output);
    assertThat(output).isInstanceOf(c.forms.graded ? Dense.class : SpikeTrain.class);
  }

  @Property(tries = 200)
  void theMembranesRecordedAreThoseOfTheEquationsBitForBit(@ForAll("cases") Case c) {
    SpikingLayer layer = c.layer();
    Pass pass = new Pass(Engine.shared());
    layer.forward(c.input(), pass);
    Recording.Layer recording = layer.recording(pass);
    NaiveLeaky naive = c.naive();
    same("membrane", Signals.written(recording.membrane()), naive.membrane);
    assertThat(Signals.written(recording.spikes())).isEqualTo(naive.output);
    assertThat(recording.name()).isEqualTo("leaky1");
  }

  @Property(tries = 100)
  void recordingChangesNothing(@ForAll("cases") Case c) {
    Result silent = new Result(c, Engine.shared(), false);
    new Result(c, Engine.shared(), true).requireSame(silent);
  }

  @Property(tries = 300)
  void theGradientsAreThoseOfTheEquationsWalkedBack(@ForAll("cases") Case c) {
    Result result = new Result(c, Engine.shared(), false);
    NaiveLeaky naive = c.naive();
    float[] output = c.gradient(0).clone();
    float[] loss = c.gradient(1);
    for (int i = 0; i < output.length; i++) {
      output[i] += loss[i];
    }
    naive.backward(output, c.gradient(2));
    close("input gradient", result.input, overSteps(c, naive.inputGradient), ROUNDING);
    if (c.forms.learn) {
      learned("beta", result.parameters[0], c, naive.betaGradient);
      learned("threshold", result.parameters[1], c, naive.thresholdGradient);
    }
    if (c.forms.learn && c.forms.graded) {
      learned("graded", result.parameters[2], c, naive.gradedGradient);
    }
  }

  /** A constant's gradient is summed over the steps. */
  private static double[] overSteps(Case c, double[] perStep) {
    if (c.kind != Kind.CONSTANT) {
      return perStep;
    }
    double[] sums = new double[c.batch * c.neurons];
    for (int i = 0; i < perStep.length; i++) {
      sums[i % sums.length] += perStep[i];
    }
    return sums;
  }

  private static void learned(String name, float[] actual, Case c, double[] perNeuron) {
    if (c.forms.perNeuron) {
      close(name, actual, perNeuron, ROUNDING);
    } else {
      assertThat(actual).hasSize(1);
      closeSum(name, actual[0], perNeuron, ROUNDING);
    }
  }

  @Property(tries = 100)
  void anyNumberOfThreadsGivesTheSameBits(@ForAll("cases") Case c) {
    Result one = new Result(c, Engine.shared(), true);
    for (int threads = 1; threads <= 3; threads++) {
      try (Engine engine = new Engine(threads)) {
        new Result(c, engine, true).requireSame(one);
      }
    }
  }

  @Property(tries = 100)
  void aNeuronDoesNotKnowInWhichLayerItIs(@ForAll("cases") Case whole) {
    Case c =
        new Case(
            whole.steps,
            whole.batch,
            whole.neurons,
            Kind.DENSE,
            whole.resets,
            new Forms(false, false, false, false),
            whole.seed);
    float[] all = Signals.written(c.layer().forward(c.input(), new Pass(Engine.shared())));
    int last = c.neurons - 1;
    float[] lastInput = new float[c.steps * c.batch];
    float[] lastOutput = new float[c.steps * c.batch];
    for (int row = 0; row < lastInput.length; row++) {
      lastInput[row] = Signals.written(c.input())[row * c.neurons + last];
      lastOutput[row] = all[row * c.neurons + last];
    }
    Case alone = new Case(c.steps, c.batch, 1, Kind.DENSE, c.resets, c.forms, c.seed);
    Signal output =
        alone.layer().forward(new Dense(c.steps, c.batch, 1, lastInput), new Pass(Engine.shared()));
    assertThat(Signals.written(output)).isEqualTo(lastOutput);
  }

  @Property(tries = 100)
  void aRunGoesOnFromTheStatesWithWhichAnotherEnded(
      @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 69) int cut) {
    Assume.that(cut < c.steps);
    float[] whole = Signals.written(c.layer().forward(c.input(), new Pass(Engine.shared())));
    SpikingLayer layer = c.layer();
    Pass pass = new Pass(Engine.shared());
    int at = cut * c.batch * c.neurons;
    float[] before = Signals.written(layer.forward(steps(c, 0, cut), pass));
    layer.start(pass, layer.end(pass));
    float[] after = Signals.written(layer.forward(steps(c, cut, c.steps), pass));
    assertThat(before).isEqualTo(Arrays.copyOf(whole, at));
    assertThat(after).isEqualTo(Arrays.copyOfRange(whole, at, whole.length));
  }

  private static Dense steps(Case c, int from, int to) {
    int row = c.batch * c.neurons;
    float[] all = Signals.written(c.input());
    return new Dense(to - from, c.batch, c.neurons, Arrays.copyOfRange(all, from * row, to * row));
  }

  @Property(tries = 60)
  void noGradientIsZeroGradient(@ForAll("cases") Case c) {
    SpikingLayer layer = c.layer();
    Pass pass = new Pass(Engine.shared());
    layer.forward(c.input(), pass);
    layer.backward(c.back(c.gradient(0)), pass);
    SignalGradient back = layer.backward(SignalGradient.ZERO, pass);
    assertThat(
            back instanceof SignalGradient.Summed summed
                ? Arrays.copyOf(summed.values(), c.batch * c.neurons)
                : Signals.read(back, c.input(), c.neurons))
        .containsOnly(0f);
    for (Parameter parameter : layer.parameters()) {
      assertThat(parameter.gradient().data().asFloat()).containsOnly(0f);
    }
  }

  /** What a layer computes, with gradients given to output, spikes and membranes. */
  static final class Result {
    final float[] output;
    final float[] input;
    final float[][] parameters;

    Result(Case c, Engine engine, boolean record) {
      SpikingLayer layer = c.layer();
      Pass pass = new Pass(engine);
      Signal signal = c.input();
      output = Signals.written(layer.forward(signal, pass));
      if (record) {
        layer.recording(pass).membrane();
      }
      add(c.gradient(1), layer.spikeGradient(pass));
      add(c.gradient(2), layer.membraneGradient(pass));
      SignalGradient back = layer.backward(c.back(c.gradient(0)), pass);
      input =
          back instanceof SignalGradient.Summed summed
              ? Arrays.copyOf(summed.values(), c.batch * c.neurons)
              : Signals.read(back, signal, Math.min(c.neurons, 128));
      parameters =
          layer.parameters().stream()
              .map(parameter -> parameter.gradient().data().asFloat())
              .toArray(float[][]::new);
    }

    void requireSame(Result other) {
      assertThat(output).isEqualTo(other.output);
      assertThat(input).isEqualTo(other.input);
      for (int k = 0; k < parameters.length; k++) {
        assertThat(parameters[k]).isEqualTo(other.parameters[k]);
      }
    }

    private static void add(float[] from, float[] to) {
      for (int i = 0; i < from.length; i++) {
        to[i] += from[i];
      }
    }
  }
}
