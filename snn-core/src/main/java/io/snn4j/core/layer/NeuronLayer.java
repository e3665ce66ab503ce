package io.snn4j.core.layer;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Heaviside;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a neuron model over a signal, tile by tile, and back through time.
 *
 * <p>A tile goes through all steps before the next begins, so its states stay in the L1 cache. The
 * forward run keeps the spikes alone; the backward run computes the tile's membranes once more and
 * walks back over them, so that BPTT stores no [T,B,N] membranes.
 */
final class NeuronLayer implements SpikingLayer {

  /** Neurons per tile: a multiple of the 64 bits of a spike word; 25 steps of it fit in L1. */
  private static final int TILE = 128;

  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private final String name;
  private final NeuronModel model;
  private final SurrogateGradient surrogate;
  private final boolean inhibition;
  private final int neurons;
  private final int tile;
  private final int stateCount;
  private final Coefficients coefficients;
  private final boolean[] learns;
  private final int graded;

  NeuronLayer(String name, Neurons spec, SurrogateGradient surrogate, int neurons) {
    this.name = name;
    this.neurons = neurons;
    this.surrogate = surrogate;
    model = spec.model();
    inhibition = spec.inhibition();
    // the winner is found over the whole layer, so there one tile is the layer
    tile = inhibition ? neurons : Math.min(neurons, TILE);
    stateCount = model.states().size();
    coefficients = new Coefficients(name, (Record) model, neurons);
    graded = spec.graded().isPresent() ? coefficients.count() : -1;
    spec.graded()
        .ifPresent(
            (Coefficient factor) ->
                coefficients.add(
                    name + ".graded", factor, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
    learns = new boolean[coefficients.count()];
    for (int k = 0; k < learns.length; k++) {
      learns[k] = coefficients.learns(k);
    }
  }

  /** What one pass keeps. */
  private final class Memory {
    Signal input;
    SpikeTrain spikes;
    long[] words = {};
    float[] gradedSpikes = {};
    final float[][] values = new float[learns.length][neurons];
    float[] inputGradient = {};
    float[] spikeGradient = {};
    float[] membraneGradient = {};
    boolean spikeGradientGiven;
    boolean membraneGradientGiven;
    double[][][] coefficientSums = {};
    final ThreadLocal<TileRun> tiles =
        ThreadLocal.withInitial(() -> new TileRun(tile, stateCount, model.derived(), learns));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputs() {
    return neurons;
  }

  @Override
  public int outputs() {
    return neurons;
  }

  @Override
  public List<Parameter> parameters() {
    return coefficients.parameters();
  }

  private Memory memory(Pass pass) {
    return pass.memory(this, Memory::new);
  }

  @Override
  public Signal forward(Signal input, Pass pass) {
    Check.that(
        input.features() == neurons,
        "%s has %d neurons, but the signal has %d features",
        name,
        neurons,
        input.features());
    Memory memory = memory(pass);
    memory.input = input;
    memory.spikeGradientGiven = false;
    memory.membraneGradientGiven = false;
    for (int k = 0; k < learns.length; k++) {
      coefficients.spread(k, memory.values[k]);
    }
    int words = input.steps() * input.batch() * SpikeTrain.wordsPerRow(neurons);
    memory.words = memory.words.length >= words ? memory.words : new long[words];
    memory.spikes = new SpikeTrain(input.steps(), input.batch(), neurons, memory.words);
    forEachTile(pass, memory, (run, b, from) -> forward(memory, run, b, from, null));
    return output(memory);
  }

  private Signal output(Memory memory) {
    if (graded < 0) {
      return memory.spikes;
    }
    int steps = memory.spikes.steps();
    int batch = memory.spikes.batch();
    memory.gradedSpikes = Buffers.atLeast(memory.gradedSpikes, steps * batch * neurons);
    float[] out = memory.gradedSpikes;
    Arrays.fill(out, 0f);
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        int at = (t * batch + b) * neurons;
        memory.spikes.forEach(t, b, n -> out[at + n] = memory.values[graded][n]);
      }
    }
    return new Dense(steps, batch, neurons, out);
  }

  /** One tile of one sample. */
  @FunctionalInterface
  private interface TileWork {
    void run(TileRun run, int sample, int from);
  }

  private void forEachTile(Pass pass, Memory memory, TileWork work) {
    pass.engine()
        .parallel(
            memory.input.batch(),
            b -> {
              TileRun run = memory.tiles.get();
              for (int from = 0; from < neurons; from += tile) {
                work.run(run, b, from);
              }
            });
  }

  /** Puts the tile at the start of time: coefficients, derived values, states of zero. */
  private void begin(Memory memory, TileRun run, int from, boolean history) {
    int size = Math.min(tile, neurons - from);
    run.begin(size, memory.input.steps(), history);
    run.at(0);
    for (int k = 0; k < learns.length; k++) {
      System.arraycopy(memory.values[k], from, run.coefficient(k), 0, size);
    }
    for (int s = 0; s < stateCount; s++) {
      Arrays.fill(run.before(s), 0, size, 0f);
    }
    model.prepare(run);
  }

  private void forward(Memory memory, TileRun run, int b, int from, float[] membranes) {
    begin(memory, run, from, false);
    SpikeTrain spikes = memory.spikes;
    int batch = spikes.batch();
    for (int t = 0; t < spikes.steps(); t++) {
      step(memory, run, t, b, from);
      if (membranes == null) {
        pack(run, spikes.words(), spikes.row(t, b) + (from >> 6));
      } else {
        System.arraycopy(run.after(0), 0, membranes, (t * batch + b) * neurons + from, run.size());
      }
    }
  }

  /** One step of the model, reset within the step included. */
  private void step(Memory memory, TileRun run, int t, int b, int from) {
    run.at(t);
    current(memory.input, run, t, b, from);
    model.step(run);
    if (inhibition) {
      inhibit(run);
    }
    if (model.resetsWithinStep()) {
      spikes(run);
      model.reset(run);
    }
  }

  private static void current(Signal input, TileRun run, int t, int b, int from) {
    if (input instanceof Constant constant) {
      if (t == 0) {
        System.arraycopy(
            constant.values(), b * input.features() + from, run.current(), 0, run.size());
      }
    } else if (input instanceof Dense dense) {
      System.arraycopy(
          dense.values(),
          (t * input.batch() + b) * input.features() + from,
          run.current(),
          0,
          run.size());
    } else {
      for (int n = 0; n < run.size(); n++) {
        run.current()[n] = input.at(t, b, from + n);
      }
    }
  }

  private static void spikes(TileRun run) {
    float[] spikes = run.spikes();
    float[] excess = run.excess();
    for (int n = 0; n < run.size(); n++) {
      spikes[n] = Heaviside.of(excess[n]);
    }
  }

  /** Winner takes all: every neuron but the one with the largest excess is moved off threshold. */
  private static void inhibit(TileRun run) {
    float[] excess = run.excess();
    int winner = 0;
    for (int n = 1; n < run.size(); n++) {
      if (excess[n] > excess[winner]) {
        winner = n;
      }
    }
    for (int n = 0; n < run.size(); n++) {
      if (n != winner) {
        excess[n] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  /**
   * Writes as bits where the excess is above 0: where the float's bits, as an int, are above 0 and
   * not above those of infinity, which leaves out not-a-number whatever its sign.
   */
  private static void pack(TileRun run, long[] words, int at) {
    float[] excess = run.excess();
    int size = run.size();
    for (int first = 0, w = at; first < size; first += 64, w++) {
      int end = Math.min(size, first + 64);
      long word = 0;
      for (int n = first; n < end; n++) {
        int bits = Float.floatToRawIntBits(excess[n]);
        word |= (long) ((-bits & ~(INFINITY - bits)) >>> 31) << n;
      }
      words[w] = word;
    }
  }

  @Override
  public SignalGradient backward(SignalGradient output, Pass pass) {
    Memory memory = memory(pass);
    SignalGradient resolved = output.resolve(tile);
    Signal input = memory.input;
    boolean constant = input instanceof Constant;
    int rows = input.batch() * (constant ? 1 : input.steps());
    memory.inputGradient = Buffers.atLeast(memory.inputGradient, rows * neurons);
    if (coefficients.learnsAny() && memory.coefficientSums.length < input.batch()) {
      memory.coefficientSums = new double[input.batch()][learns.length][neurons];
    }
    forEachTile(pass, memory, (run, b, from) -> backward(memory, resolved, run, b, from));
    sumCoefficientGradients(memory);
    return constant
        ? new SignalGradient.Summed(neurons, memory.inputGradient)
        : new SignalGradient.PerStep(input.batch(), neurons, memory.inputGradient);
  }

  private void backward(Memory memory, SignalGradient output, TileRun run, int b, int from) {
    Signal input = memory.input;
    int steps = input.steps();
    begin(memory, run, from, true);
    for (int t = 0; t < steps; t++) {
      step(memory, run, t, b, from);
    }
    int size = run.size();
    for (int s = 0; s < stateCount; s++) {
      Arrays.fill(run.stateGradient(s), 0, size, 0f);
    }
    for (int k = 0; k < learns.length; k++) {
      Arrays.fill(run.coefficientGradient(k), 0, size, 0f);
    }
    boolean constant = input instanceof Constant;
    float[] sum = run.inputGradientSum();
    Arrays.fill(sum, 0, size, 0f);
    for (int t = steps - 1; t >= 0; t--) {
      run.at(t);
      stepBack(memory, output, run, t, b, from);
      if (constant) {
        Kernels.add(run.currentGradient(), sum, size);
      } else {
        int at = (t * input.batch() + b) * neurons + from;
        System.arraycopy(run.currentGradient(), 0, memory.inputGradient, at, size);
      }
    }
    if (constant) {
      System.arraycopy(sum, 0, memory.inputGradient, b * neurons + from, size);
    }
    if (coefficients.learnsAny()) {
      for (int k = 0; k < learns.length; k++) {
        for (int n = 0; n < size; n++) {
          memory.coefficientSums[b][k][from + n] = run.coefficientGradient(k)[n];
        }
      }
    }
  }

  private void stepBack(Memory memory, SignalGradient output, TileRun run, int t, int b, int from) {
    int size = run.size();
    int at = (t * memory.input.batch() + b) * neurons + from;
    float[] spikeGradient = run.spikeGradient();
    output.read(t, b, from, size, spikeGradient);
    if (memory.spikeGradientGiven) {
      addFrom(memory.spikeGradient, at, spikeGradient, size);
    }
    if (memory.membraneGradientGiven) {
      addFrom(memory.membraneGradient, at, run.stateGradient(0), size);
    }
    if (graded >= 0) {
      gradedBack(run);
    }
    if (model.resetsWithinStep()) {
      spikes(run);
      model.resetAdjoint(run);
    }
    float[] excessGradient = run.excessGradient();
    surrogate.derivatives(run.excess(), excessGradient, size);
    Kernels.multiply(spikeGradient, excessGradient, size);
    if (inhibition) {
      silence(run);
    }
    if (!(memory.input instanceof Constant)) {
      current(memory.input, run, t, b, from);
    }
    model.adjoint(run);
  }

  /** Out goes factor * S: the factor learns from the spikes, the spikes from the factor. */
  private void gradedBack(TileRun run) {
    float[] gradient = run.spikeGradient();
    float[] factor = run.coefficient(graded);
    float[] excess = run.excess();
    for (int n = 0; n < run.size(); n++) {
      run.coefficientGradient(graded)[n] += gradient[n] * Heaviside.of(excess[n]);
      gradient[n] *= factor[n];
    }
  }

  /** No gradient through the spikes that inhibition kept from happening. */
  private static void silence(TileRun run) {
    float[] excess = run.excess();
    for (int n = 0; n < run.size(); n++) {
      if (excess[n] == Float.NEGATIVE_INFINITY) {
        run.excessGradient()[n] = 0;
      }
    }
  }

  private static void addFrom(float[] from, int at, float[] into, int size) {
    for (int n = 0; n < size; n++) {
      into[n] += from[at + n];
    }
  }

  /** Adds the samples' sums in the order of the samples, whichever thread computed them. */
  private void sumCoefficientGradients(Memory memory) {
    for (int k = 0; k < learns.length; k++) {
      if (learns[k]) {
        double[] sum = new double[neurons];
        for (int b = 0; b < memory.input.batch(); b++) {
          for (int n = 0; n < neurons; n++) {
            sum[n] += memory.coefficientSums[b][k][n];
          }
        }
        coefficients.gradient(k, sum);
      }
    }
  }

  @Override
  public Recording.Layer recording(Pass pass) {
    Memory memory = memory(pass);
    return new Recording.Layer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Signal spikes() {
        return graded < 0
            ? memory.spikes
            : new Dense(memory.spikes.steps(), memory.spikes.batch(), neurons, memory.gradedSpikes);
      }

      @Override
      public Dense membrane() {
        int steps = memory.input.steps();
        int batch = memory.input.batch();
        float[] membranes = new float[steps * batch * neurons];
        forEachTile(pass, memory, (run, b, from) -> forward(memory, run, b, from, membranes));
        return new Dense(steps, batch, neurons, membranes);
      }
    };
  }

  @Override
  public float[] spikeGradient(Pass pass) {
    Memory memory = memory(pass);
    if (!memory.spikeGradientGiven) {
      memory.spikeGradient = zeros(memory.spikeGradient, memory.input);
      memory.spikeGradientGiven = true;
    }
    return memory.spikeGradient;
  }

  @Override
  public float[] membraneGradient(Pass pass) {
    Memory memory = memory(pass);
    if (!memory.membraneGradientGiven) {
      memory.membraneGradient = zeros(memory.membraneGradient, memory.input);
      memory.membraneGradientGiven = true;
    }
    return memory.membraneGradient;
  }

  private float[] zeros(float[] array, Signal input) {
    int length = input.steps() * input.batch() * neurons;
    float[] zeros = Buffers.atLeast(array, length);
    Arrays.fill(zeros, 0, length, 0f);
    return zeros;
  }
}
