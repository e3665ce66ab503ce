package io.snn4j.core.network;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SpikingLayer;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What is held for the whole batch of a layer of neurons that sees it in parts: its last states,
 * the gradients that a loss gave, and of the output layer the spikes and membranes.
 */
final class Gathered {

  private final SpikingLayer layer;
  private final boolean output;
  private final Joined spikes = new Joined();
  private float[] membranes = {};
  private final Given spikeGradient = new Given();
  private final Given membraneGradient = new Given();
  private Map<String, float[]> ends = new TreeMap<>();
  private Map<String, float[]> starts = new TreeMap<>();

  /** How many samples the next batch is to start with from states; 0 if it starts from zero. */
  private int startSamples;

  private boolean started;
  private Optional<Signal> hiddenSpikes = Optional.empty();
  private Cut cut;
  private int steps;

  Gathered(SpikingLayer layer, boolean output) {
    this.layer = layer;
    this.output = output;
  }

  /** An array that a loss adds to, once it has asked for it. */
  private static final class Given {
    float[] values = {};
    boolean asked;

    float[] zeros(int length) {
      if (!asked) {
        values = Buffers.atLeast(values, length);
        Arrays.fill(values, 0, length, 0f);
        asked = true;
      }
      return values;
    }
  }

  /**
   * What it takes.
   *
   * @param out the layer's spikes, of the whole batch
   * @param states how many are carried from step to step
   * @param output whether it is the last layer
   */
  static Memory memory(String layer, Flow out, int states, boolean output, Load load) {
    long each = Bytes.floats((long) out.batch() * out.features());
    return Memory.of(
        "of the whole batch",
        Memory.heap("spikes", output ? out.bytes() : 0),
        Memory.heap("membranes", output ? Bytes.floats(out.values()) : 0),
        Memory.heap("states", load.carried() ? 2L * states * each : 0),
        Memory.heap("gradients from the loss", load.lossGradients(layer, out.values())));
  }

  SpikingLayer layer() {
    return layer;
  }

  /** Makes ready for a batch. */
  void begin(Cut newCut, int newSteps) {
    cut = newCut;
    steps = newSteps;
    started = startSamples > 0;
    Check.that(
        !started || startSamples == cut.batch(),
        "the states of %s are of %d samples, but the signal has %d",
        layer.name(),
        startSamples,
        cut.batch());
    startSamples = 0;
    hiddenSpikes = Optional.empty();
    spikeGradient.asked = false;
    membraneGradient.asked = false;
  }

  /** Lets the layer begin a part where it is to begin. */
  void start(int part, Pass pass) {
    if (!started) {
      return;
    }
    int neurons = layer.outputs();
    int first = cut.first(part) * neurons;
    Map<String, float[]> own = new TreeMap<>();
    starts.forEach(
        (state, values) ->
            own.put(state, Arrays.copyOfRange(values, first, first + cut.size(part) * neurons)));
    layer.start(pass, own);
  }

  /** Takes from a part that went forwards what is held for the whole batch, ends if wanted. */
  void take(int part, Pass pass, boolean withEnds) {
    int neurons = layer.outputs();
    int first = cut.first(part);
    if (withEnds) {
      layer.end(
          pass,
          (state, values) -> {
            float[] all = ends.getOrDefault(state, new float[0]);
            all = Buffers.atLeast(all, cut.batch() * neurons);
            ends.put(state, all);
            System.arraycopy(values, 0, all, first * neurons, cut.size(part) * neurons);
          });
    }
    if (output) {
      layer.membrane(pass, takeSpikes(part, pass), first, cut.batch());
    }
  }

  /**
   * Takes a part's spikes.
   *
   * @return where its membranes go, which several threads may write at once
   */
  private synchronized float[] takeSpikes(int part, Pass pass) {
    spikes.put(layer.recording(pass).spikes(), cut.first(part), cut.batch());
    membranes = Buffers.atLeast(membranes, steps * cut.batch() * layer.outputs());
    return membranes;
  }

  boolean output() {
    return output;
  }

  Signal spikes() {
    return spikes.whole();
  }

  /** A hidden layer's spikes, computed when first asked for and let go at the next batch. */
  Signal spikes(Supplier<Signal> compute) {
    if (hiddenSpikes.isEmpty()) {
      hiddenSpikes = Optional.of(compute.get());
    }
    return hiddenSpikes.get();
  }

  Dense membrane() {
    return new Dense(steps, cut.batch(), layer.outputs(), membranes);
  }

  float[] spikeGradient() {
    return spikeGradient.zeros(steps * cut.batch() * layer.outputs());
  }

  float[] membraneGradient() {
    return membraneGradient.zeros(steps * cut.batch() * layer.outputs());
  }

  /** Gives the layer a part of the gradients that the loss gave. */
  void give(int part, Pass pass) {
    if (spikeGradient.asked) {
      copy(spikeGradient.values, part, layer.spikeGradient(pass));
    }
    if (membraneGradient.asked) {
      copy(membraneGradient.values, part, layer.membraneGradient(pass));
    }
  }

  private void copy(float[] whole, int part, float[] into) {
    int size = cut.size(part);
    int length = size * layer.outputs();
    for (int t = 0; t < steps; t++) {
      int at = (t * cut.batch() + cut.first(part)) * layer.outputs();
      System.arraycopy(whole, at, into, t * length, length);
    }
  }

  /** The states after the last step, copied. */
  Map<String, float[]> end() {
    Map<String, float[]> copy = new TreeMap<>();
    int length = cut.batch() * layer.outputs();
    ends.forEach((state, values) -> copy.put(state, Arrays.copyOf(values, length)));
    return copy;
  }

  /** Lets the next batch, and that one alone, begin where this one ended. */
  void goOn() {
    Map<String, float[]> before = starts;
    starts = ends;
    ends = before;
    startSamples = cut.batch();
  }

  /** Lets the next batch, and that one alone, begin with these states, which it takes over. */
  void startNext(Map<String, float[]> states) {
    starts.putAll(states);
    startSamples =
        states.values().stream()
            .mapToInt(values -> values.length / layer.outputs())
            .findAny()
            .orElse(0);
  }
}
