package io.snn4j.core.layer;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.AlikeTrain;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.FloatTrain;
import io.snn4j.core.engine.MatrixTrain;
import io.snn4j.core.engine.StepRows;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** What one pass through a layer of neurons keeps between forward and backward. */
final class NeuronMemory {

  /** The name under which outgoing spikes are among the states of a layer with feedback. */
  static final String SPIKES = "spikes";

  final float[][] coefficients;

  /** Whether coefficients are there that nothing changes. */
  boolean spread;

  final Optional<Feedback.Work> feedback;
  private final Supplier<TileRun> newTile;
  private final ThreadLocal<TileRun> tiles;

  /** The tiles of a batch that goes back at once, each with its history; see {@link #keeps}. */
  private TileRun[] kept = {};

  /** Or their slopes, of which alone the way back is made. */
  private final StepRows keptSlopes = new StepRows();

  private int slopesOfTile;
  final float[] factors;
  Signal input;

  /** With the surrogate's alpha as it was in the forward pass. */
  Dynamics dynamics;

  SpikeTrain spikes;

  /** The form they have, once there are any. */
  private Flow.Kind form;

  /** What is being done with each tile, by way of {@link #pieces}. */
  NeuronLayer.TileWork work;

  /** Does it with the tiles of a piece. */
  IntConsumer pieces;

  /** What is recorded of each step, to where, in a batch of how many from which sample on. */
  NeuronLayer.Recorded recorded;

  float[] recording;
  int recordedFirst;
  int recordedBatch;

  /** The gradient of a constant input. */
  private SignalGradient.Summed summed;

  /** The gradient of the spikes on the way back. */
  SignalGradient spikesGradient;

  float[] gradedSpikes = {};
  float[] inputGradient = {};
  float[] currentGradients = {};
  float[] spikeGradient = {};
  float[] membraneGradient = {};

  /** What losses ask for at every batch, kept for the next. */
  Dense membrane;

  boolean spikeGradientGiven;
  boolean membraneGradientGiven;
  double[][][] coefficientSums = {};

  /** States before the first step, after the last, and the former's gradient: [state][B,N]. */
  final float[][] start;

  final float[][] end;
  final float[][] startGradient;
  boolean started;

  /** Whether the way back follows at once, and so where segments begin is kept. */
  boolean returning;

  private boolean atOnce;

  /** Whether the way back is a sum along slopes. */
  boolean slopes;

  /** Then dU[t]/dI of each step. */
  float[] reaches = {};

  // states, and what comes back, at the beginning of each segment: [state][segment,B,N]
  private final float[][] beginnings;

  private final List<String> states;
  private final int neurons;
  private int[] words = {};
  private boolean startGiven;
  private final FloatTrain.Room floatRoom = new FloatTrain.Room();
  private final AlikeTrain.Room alikeRoom = new AlikeTrain.Room();

  /**
   * A memory.
   *
   * @param states the names of what is carried from step to step
   */
  NeuronMemory(
      List<String> states,
      int neurons,
      int coefficientCount,
      Optional<Feedback.Work> feedback,
      Supplier<TileRun> tile) {
    this.states = states;
    this.neurons = neurons;
    this.feedback = feedback;
    coefficients = new float[coefficientCount][neurons];
    factors = new float[neurons];
    Arrays.fill(factors, 1f);
    newTile = tile;
    tiles = ThreadLocal.withInitial(tile);
    start = empty(states.size());
    end = empty(states.size());
    startGradient = empty(states.size());
    beginnings = empty(states.size());
  }

  /**
   * What it takes, without tiles and feedback.
   *
   * @param states how many are carried from step to step
   * @param feedback whether spikes come back
   * @param slopes whether the way back is a sum along slopes
   */
  static Memory memory(
      String layer,
      Flow input,
      int states,
      int coefficientCount,
      boolean learnsAny,
      boolean feedback,
      boolean slopes,
      Load load) {
    int neurons = input.features();
    long each = Bytes.floats((long) input.batch() * neurons);
    boolean back = load.training();
    boolean eachStep = back && feedback && input.constant();
    long given = load.lossGradients(layer, input.values());
    boolean own = back && (given == 0 || input.constant());
    return Memory.of(
        "neurons",
        Memory.heap("coefficients", Bytes.floats(coefficientCount + 1L, neurons)),
        Memory.heap("spikes", input.to(Flow.Kind.SPIKES, neurons).bytes()),
        switch (spikes(input, slopes, load)) {
          case ALIKE -> AlikeTrain.Room.memory(input.steps(), input.batch(), neurons);
          case MATRICES -> FloatTrain.Room.memory(input.steps(), input.batch(), neurons);
          default -> Memory.heap("spikes as matrices", 0);
        },
        Memory.heap("states", (load.carried() ? 3L : 1L) * states * each),
        Memory.heap(
            "gradient of the input",
            (own ? Bytes.floats(input.rows() * neurons) : 0)
                + (eachStep ? Bytes.floats(input.values()) : 0)),
        Memory.heap(
            "gradients of coefficients",
            back && learnsAny ? Bytes.doubles(input.batch(), coefficientCount, neurons) : 0),
        Memory.heap("gradients from the loss", given),
        Memory.heap("reaches", slopes ? Bytes.floats(input.steps()) : 0),
        Memory.heap(
            "where segments begin",
            load.part() && !keeps(input, load) && !slopes
                ? states
                    * Bytes.floats((long) TileRun.segments(input.steps()) * input.batch() * neurons)
                : 0));
  }

  /**
   * Which form spikes have.
   *
   * @param slopes whether the way back is a sum along slopes
   */
  static Flow.Kind spikes(Flow input, boolean slopes, Load load) {
    return form(keeps(input, load) && matrices(input.features()), slopes);
  }

  private static Flow.Kind form(boolean matrices, boolean slopes) {
    return !matrices
        ? Flow.Kind.SPIKES
        : slopes && AlikeTrain.pays() ? Flow.Kind.ALIKE : Flow.Kind.MATRICES;
  }

  /** Whether the way back is a sum along slopes for neurons that leak alike. */
  static boolean slopes(Flow input, Load load) {
    return input.constant() && !load.carried();
  }

  /** Whether a part of a batch keeps all its tiles. */
  static boolean keeps(Flow input, Load load) {
    return load.atOnce() && load.part() && TileRun.segments(input.steps()) == 1;
  }

  private static float[][] empty(int count) {
    return new float[count][0];
  }

  /**
   * Makes ready for a forward pass.
   *
   * @param leak how all neurons leak, if they do so alike
   */
  void begin(Signal signal, Pass pass, Optional<AlikeLeak> leak) {
    input = signal;
    returning = pass.returning();
    atOnce = pass.atOnce();
    spikeGradientGiven = false;
    membraneGradientGiven = false;
    started = startGiven;
    startGiven = false;
    slopes = leak.isPresent() && !started && signal instanceof Constant;
    if (slopes) {
      reaches = Buffers.atLeast(reaches, signal.steps());
      leak.get().reaches(reaches, signal.steps());
    }
    makeSpikes(signal);
    for (int s = 0; s < states.size(); s++) {
      end[s] = Buffers.atLeast(end[s], signal.batch() * neurons);
      if (keepsBeginnings()) {
        int segments = TileRun.segments(signal.steps());
        beginnings[s] = Buffers.atLeast(beginnings[s], segments * signal.batch() * neurons);
      }
    }
  }

  /** A spike train for those to come; the last one if it is alike. */
  private void makeSpikes(Signal signal) {
    int steps = signal.steps();
    int batch = signal.batch();
    Flow.Kind now = form(matrices(), slopes);
    if (now != form || !spikes.isOf(steps, batch, neurons)) {
      int needed = SpikeTrain.words(steps, batch, neurons);
      words = words.length >= needed ? words : new int[needed];
      form = now;
      spikes =
          switch (now) {
            case ALIKE -> new AlikeTrain(steps, batch, neurons, words, alikeRoom);
            case MATRICES -> new FloatTrain(steps, batch, neurons, words, floatRoom);
            default -> new SpikeTrain(steps, batch, neurons, words);
          };
    }
    if (spikes instanceof MatrixTrain train) {
      train.begin();
    }
  }

  /** Whether all tiles are kept from forwards to backwards, and so nothing is computed twice. */
  boolean keeps() {
    return atOnce && TileRun.segments(input.steps()) == 1;
  }

  /** Whether the tiles keep their slopes for the way back. */
  boolean keepsSlopes() {
    return slopes && returning && keeps();
  }

  /** Whether the states are kept with which tiles enter segments, rather than all of a tile. */
  boolean keepsBeginnings() {
    return returning && !keeps() && !slopes;
  }

  /** Whether the spikes become matrices rather than words, as a narrow layer takes them. */
  private boolean matrices() {
    return keeps() && matrices(neurons);
  }

  private static boolean matrices(int neurons) {
    return neurons > SpikeProduct.NARROW;
  }

  /** The tile of that number, which {@link #keeps} what it did, or one for the thread. */
  TileRun tile(int number) {
    if (keeps() && !slopes) {
      return kept[number];
    }
    TileRun tile = tiles.get();
    if (keepsSlopes()) {
      tile.slopes(keptSlopes, number * slopesOfTile);
    } else {
      tile.ownSlopes();
    }
    return tile;
  }

  /** A tile that keeps nothing. */
  TileRun tile() {
    return tiles.get();
  }

  /** Makes room for so many tiles, of so many samples and neurons at most, if they are kept. */
  void room(int count, int samples, int length) {
    if (keepsSlopes()) {
      slopesOfTile = input.steps() * samples;
      keptSlopes.resize(count * slopesOfTile, length);
    }
    if (keeps() && !slopes && kept.length < count) {
      int before = kept.length;
      kept = Arrays.copyOf(kept, count);
      for (int i = before; i < count; i++) {
        kept[i] = newTile.get();
      }
    }
  }

  /** Keeps the states with which a tile enters a segment. */
  void keepBeginning(TileRun run, int segment, int b, int from) {
    int at = (segment * input.batch() + b) * neurons + from;
    int fedBack = feedback.isPresent() ? states.size() - 1 : states.size();
    for (int s = 0; s < states.size(); s++) {
      float[] values = s < fedBack ? run.before(s) : run.fedBack();
      System.arraycopy(values, 0, beginnings[s], at, run.size());
    }
  }

  /** Gives a tile back the states with which it entered a segment. */
  void readBeginning(TileRun run, int segment, int b, int from) {
    int at = (segment * input.batch() + b) * neurons + from;
    float[][] into = run.beginning(segment);
    for (int s = 0; s < states.size(); s++) {
      System.arraycopy(beginnings[s], at, into[s], 0, run.size());
    }
  }

  /** Makes ready for a backward pass. */
  void beginBack(boolean learnsAny, Dynamics back) {
    dynamics = back;
    boolean constant = input instanceof Constant;
    int all = input.steps() * input.batch() * neurons;
    if (!constant && (membraneGradientGiven || spikeGradientGiven)) {
      // what is read of a step is replaced by what is written of it
      inputGradient = membraneGradientGiven ? membraneGradient : spikeGradient;
    } else {
      inputGradient = Buffers.atLeast(inputGradient, constant ? input.batch() * neurons : all);
    }
    if (feedback.isPresent() && constant) {
      currentGradients = Buffers.atLeast(currentGradients, all);
    } else if (!constant) {
      currentGradients = inputGradient;
    }
    if (learnsAny && coefficientSums.length < input.batch()) {
      coefficientSums = new double[input.batch()][coefficients.length][neurons];
    }
    for (int s = 0; started && s < states.size(); s++) {
      startGradient[s] = Buffers.atLeast(startGradient[s], input.batch() * neurons);
    }
  }

  /** The gradient of the input, after a backward pass. */
  SignalGradient ofInput() {
    if (!(input instanceof Constant)) {
      return new SignalGradient.PerStep(input.batch(), neurons, inputGradient);
    }
    if (summed == null || summed.values() != inputGradient) {
      summed = new SignalGradient.Summed(neurons, inputGradient);
    }
    return summed;
  }

  /** Whether the current's gradient is kept for every step. */
  boolean keepsCurrentGradients() {
    return feedback.isPresent() || !(input instanceof Constant);
  }

  /** Lets the next forward pass start from these states; what is not named starts at zero. */
  void start(Map<String, float[]> given) {
    startGiven = !given.isEmpty();
    for (int s = 0; s < states.size(); s++) {
      float[] values = given.get(states.get(s));
      start[s] = values == null ? new float[0] : values.clone();
    }
  }

  Map<String, float[]> end() {
    return copy(end);
  }

  void end(BiConsumer<String, float[]> visitor) {
    for (int s = 0; s < states.size(); s++) {
      visitor.accept(states.get(s), end[s]);
    }
  }

  Map<String, float[]> startGradient() {
    return copy(startGradient);
  }

  private Map<String, float[]> copy(float[][] values) {
    Map<String, float[]> copy = new TreeMap<>();
    for (int s = 0; s < states.size(); s++) {
      copy.put(states.get(s), Arrays.copyOf(values[s], input.batch() * neurons));
    }
    return copy;
  }

  /** The array for dL/dS, zero at first. */
  float[] spikeGradient() {
    if (!spikeGradientGiven) {
      spikeGradient = zeros(spikeGradient);
      spikeGradientGiven = true;
    }
    return spikeGradient;
  }

  /** The array for dL/dU, zero at first. */
  float[] membraneGradient() {
    if (!membraneGradientGiven) {
      membraneGradient = zeros(membraneGradient);
      membraneGradientGiven = true;
    }
    return membraneGradient;
  }

  private float[] zeros(float[] array) {
    int length = input.steps() * input.batch() * neurons;
    float[] zeros = Buffers.atLeast(array, length);
    Arrays.fill(zeros, 0, length, 0f);
    return zeros;
  }
}
