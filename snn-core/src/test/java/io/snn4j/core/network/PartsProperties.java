package io.snn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Constant;
import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.Hill;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.layer.DenseFeedback;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.LeakyParallel;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.layer.OneToOne;
import io.snn4j.core.layer.Signals;
import io.snn4j.core.layer.Slstm;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.neuron.Fire;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.core.neuron.Reset;
import io.snn4j.core.neuron.Synaptic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A batch in parts comes to what it comes to as a whole. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE)
class PartsProperties {

  /** How far an array may be off, as a share of its largest value: sums have another order. */
  private static final double ROUNDING = 2e-5;

  /** So near to its threshold a neuron may spike in one run and not in the other. */
  private static final double NEAR = 1e-4;

  private static final int INPUTS = 7;

  /** Layers of neurons that do not see every sample alone if anything is mixed up. */
  enum Hidden {
    LEAKY,
    LEARNED,
    SYNAPTIC,
    ZERO,
    RECURRENT,
    ONE_TO_ONE,
    GRADED,
    INHIBITED,
    LSTM,
    PARALLEL;

    List<LayerSpec> layers(int in, int out) {
      List<LayerSpec> layers = new ArrayList<>();
      if (this != LSTM && this != PARALLEL) {
        layers.add(new Linear(in, out));
      }
      layers.add(neurons(in, out));
      return layers;
    }

    private LayerSpec neurons(int in, int out) {
      Leaky leaky = leaky(Coefficient.of(0.9f), Coefficient.of(0.2f), Reset.SUBTRACT);
      return switch (this) {
        case LEAKY -> new Neurons(leaky);
        case LEARNED ->
            new Neurons(
                leaky(Coefficient.learned(0.8f), Coefficient.learned(0.3f), Reset.SUBTRACT));
        case SYNAPTIC -> new Neurons(new Synaptic());
        case ZERO -> new Neurons(leaky(Coefficient.of(0.95f), Coefficient.of(0.25f), Reset.ZERO));
        case RECURRENT -> new Neurons(leaky).recurrent(new DenseFeedback());
        case ONE_TO_ONE -> new Neurons(leaky).recurrent(new OneToOne());
        case GRADED -> new Neurons(leaky).graded(Coefficient.learned(0.7f));
        case INHIBITED -> new Neurons(leaky, Optional.empty(), Optional.empty(), true);
        case LSTM -> new Slstm(in, out, Coefficient.of(0.05f), Reset.NONE, Optional.empty());
        case PARALLEL ->
            new LeakyParallel(
                in, out, Coefficient.learned(0.9f), Coefficient.of(0.2f), true, Optional.empty());
      };
    }

    private static Leaky leaky(Coefficient beta, Coefficient threshold, Reset reset) {
      return new Leaky(beta, threshold, reset, true, Fire.AFTER_UPDATE);
    }
  }

  /** A network, a batch, and how it is cut. */
  record Case(
      List<Hidden> hidden,
      int width,
      int steps,
      int batch,
      int samples,
      boolean hiddenLoss,
      int threads,
      long seed) {

    Network network() {
      Network.Builder net = Network.sequential(steps).surrogate(new Hill());
      int in = INPUTS;
      for (Hidden each : hidden) {
        for (LayerSpec layer : each.layers(in, width)) {
          net.layer(layer);
        }
        in = width;
      }
      return net.linear(in, 3)
          .neurons(
              new Leaky(
                  Coefficient.learned(0.8f),
                  Coefficient.of(0.1f),
                  Reset.SUBTRACT,
                  true,
                  Fire.AFTER_UPDATE))
          .build(seed);
    }

    /** The same with a batch of another size. */
    Case of(int newBatch) {
      return new Case(hidden, width, steps, newBatch, samples, hiddenLoss, threads, seed);
    }

    Signal input() {
      return Signals.constant(seed, steps, batch, INPUTS);
    }

    Parts parts() {
      return new Parts(1, samples, 0, 0);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Case> shapes =
        Combinators.combine(
                Arbitraries.of(Hidden.class).list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(1, 5, 33, 40),
                Arbitraries.of(1, 2, 7, 31, 32, 33, 64, 65, 97),
                Arbitraries.integers().between(2, 9),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(1, 3),
                Arbitraries.longs())
            .as(
                (hidden, width, steps, batch, hiddenLoss, threads, seed) ->
                    new Case(hidden, width, steps, batch, 1, hiddenLoss, threads, seed));
    return shapes.flatMap(
        c ->
            Arbitraries.integers()
                .between(1, c.batch / 2)
                .map(
                    samples ->
                        new Case(
                            c.hidden,
                            c.width,
                            c.steps,
                            c.batch,
                            samples,
                            c.hiddenLoss,
                            c.threads,
                            c.seed)));
  }

  /** A loss of every neuron at every step, of the samples from {@code first} on. */
  private static void judge(Case c, Recording recording, int first, Loss.Gradient gradient) {
    Recording.Layer output = recording.output();
    float[] values = Signals.written(output.membrane());
    float[] membrane = gradient.membrane(output);
    float[] counts = gradient.spikes(output);
    for (int i = 0; i < values.length; i++) {
      int place = place(c, output, first, i);
      membrane[i] += values[i] - 0.3f + 0.1f * (place % 5);
      counts[i] += 0.2f - 0.1f * (place % 3);
    }
    if (c.hiddenLoss) {
      Recording.Layer hidden = recording.layers().get(0);
      float[] spikes = Signals.written(hidden.spikes());
      float[] into = gradient.spikes(hidden);
      float[] membranes = gradient.membrane(hidden);
      for (int i = 0; i < spikes.length; i++) {
        into[i] += 0.1f * spikes[i] - 0.03f;
        membranes[i] += 0.02f * (place(c, hidden, first, i) % 4);
      }
    }
  }

  /** Where a value of some samples' is among those of the batch, [T,B,N]. */
  private static int place(Case c, Recording.Layer layer, int first, int i) {
    int features = layer.spikes().features();
    int row = layer.spikes().batch() * features;
    return (i / row * c.batch + first) * features + i % row;
  }

  /** Everything that a pass forwards and back comes to, by name and in the order of the layers. */
  private static Map<String, float[]> all(Case c, Network net, Run run) {
    Recording recording = run.forward(c.input());
    Map<String, float[]> all = recorded(recording);
    judge(c, recording, 0, run.gradient());
    run.backward();
    all.putAll(gradients(net));
    for (Recording.Layer layer : recording.layers()) {
      run.currentGradient(layer)
          .ifPresent(g -> all.put("dL/dI of " + layer.name(), Signals.written(g)));
    }
    return all;
  }

  private static Map<String, float[]> gradients(Network net) {
    Map<String, float[]> all = new LinkedHashMap<>();
    net.parameters().forEach(p -> all.put("dL/d " + p.name(), p.gradient().dup().data().asFloat()));
    return all;
  }

  /** The same there and back at once, without what that does not keep. */
  private static Map<String, float[]> thereAndBack(Case c, Network net, Run run) {
    Recording recording =
        run.thereAndBack(c.input(), (part, first, gradient) -> judge(c, part, first, gradient));
    Map<String, float[]> all = recorded(recording);
    all.putAll(gradients(net));
    return all;
  }

  private static Map<String, float[]> recorded(Recording recording) {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (Recording.Layer layer : recording.layers()) {
      all.put(layer.name() + " excess", Signals.written(layer.excess().orElseThrow()));
      all.put(layer.name() + " spikes", Signals.written(layer.spikes()));
      all.put(layer.name() + " membrane", Signals.written(layer.membrane()));
      all.put(layer.name() + " state", Signals.written(layer.state("membrane")));
    }
    return all;
  }

  /** Whether all is the same but for rounding; or some neuron was so near that it spiked in one. */
  private static boolean same(Map<String, float[]> parts, Map<String, float[]> whole) {
    assertThat(parts.keySet()).containsExactlyElementsOf(whole.keySet());
    for (String name : whole.keySet()) {
      float[] one = parts.get(name);
      float[] other = whole.get(name);
      assertThat(one).as(name).hasSameSizeAs(other);
      if (name.endsWith(" spikes")) {
        int at = Arrays.mismatch(one, other);
        if (at >= 0) {
          float[] excess = whole.get(name.replace("spikes", "excess"));
          assertThat(closest(excess)).as("%s differ, at %d first", name, at).isLessThan(NEAR);
          return false;
        }
      } else if (!name.endsWith(" excess")) {
        // an excess is off where a spike is missing, which is asked next
        assertClose(name, one, other);
      }
    }
    return true;
  }

  private static double closest(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, Math.abs(value));
    }
    return least;
  }

  private static void assertClose(String name, float[] one, float[] other) {
    double largest = 1e-3;
    double off = 0;
    for (int i = 0; i < other.length; i++) {
      largest = Math.max(largest, Math.abs(other[i]));
      off = Math.max(off, Math.abs(one[i] - other[i]));
    }
    assertThat(off / largest).as("%s is off by, of its largest value", name).isLessThan(ROUNDING);
  }

  @Property
  void outputsAndGradientsAreThoseOfTheWholeBatch(@ForAll("cases") Case c) {
    Network net = c.network();
    try (Engine engine = new Engine(c.threads)) {
      Map<String, float[]> whole = all(c, net, net.run(engine, Parts.NONE));
      Run run = net.run(engine, c.parts());
      assertThat(net.cut(Flow.of(c.input()), c.parts()).inParts()).isTrue();
      boolean same = same(all(c, net, run), whole);
      Statistics.label("batches")
          .collect(same ? "the same" : "near a threshold")
          .coverage(coverage -> coverage.check("the same").percentage(p -> p >= 90));
    }
  }

  @Property
  void whatGoesThereAndBackAtOnceComesToTheSame(
      @ForAll("cases") Case some, @ForAll @IntRange(min = 1, max = 8) int times) {
    Case c = some.of(times * some.batch);
    Network net = c.network();
    Parts near = new Parts(1, 1, 0, 0, c.samples << 16, Long.MAX_VALUE);
    try (Engine engine = new Engine(c.threads)) {
      Map<String, float[]> whole = all(c, net, net.run(engine, Parts.NONE));
      whole.keySet().removeIf(name -> name.startsWith("dL/dI"));
      Run run = net.run(engine, near);
      assertThat(net.sides(Flow.of(c.input()), near).inParts()).isTrue();
      Map<String, float[]> sides = thereAndBack(c, net, run);
      boolean same = same(sides, whole);
      Statistics.label("batches")
          .collect(same ? "the same" : "near a threshold")
          .coverage(coverage -> coverage.check("the same").percentage(p -> p >= 90));
      requireSame(sides, thereAndBack(c, net, net.run(new Engine(1), near)));
      requireSame(sides, thereAndBack(c, net, run));
      requireSame(whole, thereAndBack(c, net, net.run(engine, Parts.NONE)));
    }
  }

  @Property
  void anyNumberOfThreadsGivesTheSameBits(@ForAll("cases") Case c) {
    Network net = c.network();
    try (Engine three = new Engine(3)) {
      Run run = net.run(three, c.parts());
      Map<String, float[]> ofThree = all(c, net, run);
      requireSame(ofThree, all(c, net, net.run(new Engine(1), c.parts())));
      requireSame(ofThree, all(c, net, run));
    }
  }

  private static void requireSame(Map<String, float[]> one, Map<String, float[]> other) {
    one.forEach(
        (name, values) ->
            assertThat(Arrays.mismatch(other.get(name), values)).as(name).isEqualTo(-1));
  }

  @Property
  void aSampleDoesWhatItDoesInAPartOfItsOwn(@ForAll("cases") Case c) {
    Network net = c.network();
    Map<Integer, Map<String, float[]>> seen = new TreeMap<>();
    Recording recording =
        net.run(new Engine(1), c.parts())
            .forwardAlone(c.input(), part -> seen.put(seen.size() * c.samples, recorded(part)));
    assertThat(seen).hasSize((c.batch + c.samples - 1) / c.samples);
    requireParts(c, recording, seen);
  }

  /**
   * The recording of a batch is, to the bit, what was seen of its parts, by their first samples.
   */
  private static void requireParts(
      Case c, Recording recording, Map<Integer, Map<String, float[]>> seen) {
    recorded(recording)
        .forEach(
            (name, whole) -> {
              int features = whole.length / c.steps / c.batch;
              seen.forEach(
                  (first, part) -> {
                    float[] values = part.get(name);
                    int size = values.length / features / c.steps;
                    assertThat(Arrays.mismatch(values, slice(whole, c, features, first, size)))
                        .as("%s from sample %d on", name, first)
                        .isEqualTo(-1);
                  });
            });
  }

  @Property
  void whatAPartIsJudgedByIsWhatIsRecorded(
      @ForAll("cases") Case some, @ForAll @IntRange(min = 1, max = 8) int times) {
    Case c = some.of(times * some.batch);
    Network net = c.network();
    Parts near = new Parts(1, 1, 0, 0, c.samples << 16, Long.MAX_VALUE);
    Map<Integer, Map<String, float[]>> seen = new ConcurrentSkipListMap<>();
    try (Engine engine = new Engine(c.threads)) {
      Recording recording =
          net.run(engine, near)
              .thereAndBack(c.input(), (part, first, gradient) -> seen.put(first, recorded(part)));
      requireParts(c, recording, seen);
    }
  }

  private static float[] slice(float[] whole, Case c, int features, int first, int size) {
    float[] slice = new float[c.steps * size * features];
    for (int t = 0; t < c.steps; t++) {
      int at = (t * c.batch + first) * features;
      System.arraycopy(whole, at, slice, t * size * features, size * features);
    }
    return slice;
  }

  @Property(tries = 30)
  void statesGoOnWhetherOrNotTheNextBatchIsCut(@ForAll("cases") Case c) {
    Network net = c.network();
    Map<String, float[]> whole = windows(net.run(new Engine(1), Parts.NONE), c);
    // both in parts, and then the longer one alone
    for (int border : new int[] {c.steps, c.steps + 1}) {
      Run run = net.run(new Engine(1), new Parts(border, c.samples, 0, 0));
      boolean same = same(windows(run, c), whole);
      Statistics.label("batches")
          .collect(same ? "the same" : "near a threshold")
          .coverage(coverage -> coverage.check("the same").percentage(p -> p >= 90));
    }
  }

  /** What three windows recorded, of which the second is a step longer. */
  private static Map<String, float[]> windows(Run run, Case c) {
    float[] values = Signals.constant(c.seed, 1, c.batch, INPUTS).values();
    Map<String, float[]> all = new LinkedHashMap<>();
    for (int window = 0; window < 3; window++) {
      Constant input = new Constant(c.steps + window % 2, c.batch, INPUTS, values);
      String prefix = "window " + window + " ";
      recorded(window == 0 ? run.forward(input) : run.forwardOn(input))
          .forEach((name, array) -> all.put(prefix + name, array));
    }
    return all;
  }
}
