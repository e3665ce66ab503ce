package io.snn4j.core.layer;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.FloatTrain;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a neuron model over a signal, tile by tile, and back through time.
 *
 * <p>A tile goes through all steps before the next begins, so its states stay in the L1 cache. It
 * is a run of neurons of one sample, or, where these are few, all neurons of several samples. The
 * forward run keeps the spikes alone; the backward run computes the tile's membranes once more and
 * walks back over them, so that BPTT stores no [T,B,N] membranes.
 */
final class NeuronLayer implements SpikingLayer {

  /** Neurons per tile: enough to make little of where a vector loop begins and ends. */
  private static final int TILE = 1024;

  /** Neurons that samples of a narrow layer have together, so that several share a tile. */
  private static final int NARROW = 320;

  /** Steps after which fading gradients of states are flushed; in so few none becomes denormal. */
  private static final int FLUSHED = 8;

  private final String name;
  private final Dynamics dynamics;
  private final int neurons;
  private final int tile;
  private final int samples;
  private final int stateCount;
  private final Coefficients coefficients;
  private final boolean[] learns;
  private final Optional<Feedback.Links> feedback;
  private final Optional<AlikeLeak> leak;
  private final DerivativeLoop loop;
  private final boolean tinySlopes;
  private final List<String> states;
  private final Supplier<NeuronMemory> newMemory = this::newMemory;
  private final TileWork forwards = this::forward;
  private final TileWork backwards = this::backward;
  private final TileWork records = this::record;
  private final Recorded membrane = Recorded.state(0);

  NeuronLayer(String name, Neurons spec, SurrogateGradient surrogate, int neurons, long seed) {
    this.name = name;
    this.neurons = neurons;
    NeuronModel model = spec.model();
    coefficients = new Coefficients(name, (Record) model, neurons);
    int graded = spec.graded().isPresent() ? coefficients.count() : -1;
    spec.graded().ifPresent(factor -> coefficients.add(name + ".graded", factor));
    int alpha = coefficients.add(name, surrogate);
    dynamics = new Dynamics(model, surrogate, spec.inhibition(), graded, alpha);
    loop = dynamics.loop();
    feedback = spec.recurrent().map(recurrent -> recurrent.build(name, neurons, seed));
    // the winner is found, and feedback comes from, the whole layer, so there one tile is the layer
    boolean whole = spec.inhibition() || feedback.isPresent();
    tile = whole ? neurons : Math.min(neurons, TILE);
    samples = whole ? 1 : samplesPerTile(neurons);
    stateCount = model.states().size();
    states = new ArrayList<>(model.states());
    if (feedback.isPresent()) {
      states.add(NeuronMemory.SPIKES);
    }
    learns = new boolean[coefficients.count()];
    for (int k = 0; k < learns.length; k++) {
      learns[k] = coefficients.learns(k);
    }
    leak =
        feedback.isPresent() ? Optional.empty() : AlikeLeak.of(dynamics, coefficients, newTile(1));
    tinySlopes = leak.isPresent() && Tails.areTiny(surrogate);
  }

  /** How many samples of so many neurons share a tile, unless each needs one of its own. */
  static int samplesPerTile(int neurons) {
    return Math.max(1, NARROW / neurons);
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
    List<Parameter> all = new ArrayList<>(coefficients.parameters());
    feedback.ifPresent(links -> all.addAll(links.parameters()));
    return all;
  }

  @Override
  public SurrogateGradient surrogate() {
    float[][] values = new float[learns.length][neurons];
    for (int k = 0; k < learns.length; k++) {
      coefficients.spread(k, values[k]);
    }
    return dynamics.with(values).surrogate();
  }

  private NeuronMemory memory(Pass pass) {
    return pass.memory(this, newMemory);
  }

  private NeuronMemory newMemory() {
    NeuronMemory memory =
        new NeuronMemory(
            states,
            neurons,
            learns.length,
            feedback.map(Feedback.Links::work),
            () -> newTile(tile * samples));
    memory.pieces = piece -> runPiece(memory, piece);
    return memory;
  }

  private TileRun newTile(int capacity) {
    return new TileRun(capacity, stateCount, dynamics.model().derived(), learns);
  }

  @Override
  public Need need(Flow input, boolean wanted, Load load) {
    List<Memory> parts = new ArrayList<>();
    boolean slopes = leak.isPresent() && NeuronMemory.slopes(input, load);
    parts.add(
        NeuronMemory.memory(
            name,
            input,
            states.size(),
            learns.length,
            coefficients.learnsAny(),
            feedback.isPresent(),
            slopes,
            load));
    int steps = load.training() ? input.steps() : 0;
    int pieces = pieces(input.batch());
    int threads = load.threads(pieces);
    boolean keeps = NeuronMemory.keeps(input, load);
    int kept = keeps ? pieces * tiles() : threads;
    int capacity = tile * samples;
    int derived = dynamics.model().derived();
    parts.add(
        TileRun.memory(capacity, stateCount, derived, learns.length, slopes ? 0 : steps)
            .times(slopes ? threads : kept)
            .named("tiles"));
    if (slopes && steps > 0) {
      parts.add(
          keeps
              ? TileRun.slopes(tile, samples * kept, steps)
              : TileRun.slopes(tile, samples, steps).times(threads));
    }
    boolean graded = dynamics.graded() >= 0;
    parts.add(Memory.heap("graded spikes", graded ? Bytes.floats(input.values()) : 0));
    feedback.ifPresent(links -> parts.add(links.memory(input, load)));
    long states = this.states.size() * Bytes.floats((long) input.batch() * neurons);
    return new Need(
        input.to(graded ? Flow.Kind.DENSE : NeuronMemory.spikes(input, slopes, load), neurons),
        Memory.of(name, parts),
        load.carried() ? states : 0);
  }

  @Override
  public Signal forward(Signal input, Pass pass) {
    Check.that(
        input.features() == neurons,
        "%s has %d neurons, but the signal has %d features",
        name,
        neurons,
        input.features());
    NeuronMemory memory = memory(pass);
    memory.begin(input, pass, leak);
    memory.room(pieces(input.batch()) * tiles(), samples, tile);
    for (int k = 0; k < learns.length; k++) {
      if (learns[k] || !memory.spread) {
        coefficients.spread(k, memory.coefficients[k]);
      }
    }
    memory.spread = true;
    if (dynamics.graded() >= 0) {
      System.arraycopy(memory.coefficients[dynamics.graded()], 0, memory.factors, 0, neurons);
    }
    memory.feedback.ifPresent(Feedback.Work::prepare);
    forEachTile(pass, memory, forwards);
    return output(memory);
  }

  private Signal output(NeuronMemory memory) {
    if (dynamics.graded() < 0) {
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
        memory.spikes.forEach(t, b, n -> out[at + n] = memory.factors[n]);
      }
    }
    return new Dense(steps, batch, neurons, out);
  }

  /** One tile: neurons of one sample, or all neurons of several samples from this one on. */
  @FunctionalInterface
  interface TileWork {
    void run(NeuronMemory memory, TileRun run, int sample, int from);
  }

  /** How many tiles a sample has. */
  private int tiles() {
    return (neurons + tile - 1) / tile;
  }

  private int pieces(int batch) {
    return (batch + samples - 1) / samples;
  }

  private void forEachTile(Pass pass, NeuronMemory memory, TileWork work) {
    memory.work = work;
    pass.engine().parallel(pieces(memory.input.batch()), memory.pieces);
  }

  private void runPiece(NeuronMemory memory, int piece) {
    for (int i = 0; i < tiles(); i++) {
      TileRun run = memory.tile(piece * tiles() + i);
      memory.work.run(memory, run, piece * samples, i * tile);
      // a thread remembers its tile for longer than the layer may be there
      run.ownSlopes();
    }
  }

  /** Puts the tile at the start of time: coefficients, derived values, initial states. */
  private void begin(NeuronMemory memory, TileRun run, int b, int from, boolean history) {
    beginAlike(memory, run, b, from, history);
    int length = Math.min(tile, neurons - from);
    for (int k = 0; k < learns.length; k++) {
      for (int done = 0; done < run.size(); done += length) {
        System.arraycopy(memory.coefficients[k], from, run.coefficient(k), done, length);
      }
    }
    dynamics.model().prepare(run);
  }

  private int size(NeuronMemory memory, int b, int from) {
    return Math.min(tile, neurons - from) * Math.min(samples, memory.input.batch() - b);
  }

  /** The same without what only a model's own steps look at. */
  private void beginAlike(NeuronMemory memory, TileRun run, int b, int from, boolean history) {
    int size = size(memory, b, from);
    run.begin(size, memory.input.steps(), history);
    run.at(0);
    for (int s = 0; s < states.size(); s++) {
      float[] into = s < stateCount ? run.before(s) : run.fedBack();
      if (memory.started && memory.start[s].length > 0) {
        System.arraycopy(memory.start[s], b * neurons + from, into, 0, size);
      } else {
        Arrays.fill(into, 0, size, 0f);
      }
    }
  }

  private void forward(NeuronMemory memory, TileRun run, int b, int from) {
    boolean history = memory.keeps() && !memory.slopes;
    if (leak.isPresent() && !history) {
      beginAlike(memory, run, b, from, false);
    } else {
      begin(memory, run, b, from, history);
    }
    if (history) {
      run.enter(0);
    }
    boolean slopes = memory.keepsSlopes();
    for (int t = 0; t < memory.input.steps(); t++) {
      if (memory.keepsBeginnings() && t % TileRun.SEGMENT == 0) {
        run.at(t);
        memory.keepBeginning(run, t / TileRun.SEGMENT, b, from);
      }
      if (leak.isPresent()) {
        stepAlike(memory, run, t, b, from, slopes ? t : -1);
      } else {
        step(memory, run, t, b, from);
        if (memory.spikes instanceof FloatTrain) {
          dynamics.spikesForNext(run);
        }
      }
      if (memory.spikes instanceof FloatTrain train) {
        dynamics.put(run, train, t, b, from);
      } else {
        dynamics.pack(run, memory.spikes, t, b, from);
      }
    }
    for (int s = 0; s < states.size(); s++) {
      float[] last = s < stateCount ? run.after(s) : run.fedBack();
      System.arraycopy(last, 0, memory.end[s], b * neurons + from, run.size());
    }
  }

  /**
   * A step of neurons that leak alike.
   *
   * @param row the step's place among those whose slopes the tile has, or -1
   */
  private void stepAlike(NeuronMemory memory, TileRun run, int t, int b, int from, int row) {
    run.at(t);
    current(memory, run, t, b, from);
    if (row < 0) {
      leak.get().step(run);
      return;
    }
    int length = Math.min(tile, neurons - from);
    int several = run.size() / length;
    // nothing comes back yet
    float[] own = run.spikeGradient();
    float[] slopes = several == 1 ? run.slopes().room(run.firstSlope() + row, own) : own;
    leak.get().step(run, loop, dynamics.surrogate(), memory.reaches[t], slopes);
    if (tinySlopes) {
      Kernels.flush(slopes, run.size());
    }
    for (int s = 0; s < several; s++) {
      run.slopes().put(run.firstSlope() + row * several + s, slopes, s * length, length);
    }
  }

  private void step(NeuronMemory memory, TileRun run, int t, int b, int from) {
    run.at(t);
    current(memory, run, t, b, from);
    dynamics.step(run);
    if (memory.feedback.isPresent()) {
      dynamics.outgoing(run, run.fedBack());
    }
  }

  /** The input current of a step, feedback of the step before included. */
  private static void current(NeuronMemory memory, TileRun run, int t, int b, int from) {
    Signal input = memory.input;
    if (input instanceof Constant constant) {
      // without feedback it is still there from the first step
      if (t == 0 || memory.feedback.isPresent()) {
        int at = b * input.features() + from;
        System.arraycopy(constant.values(), at, run.current(), 0, run.size());
      }
    } else if (input instanceof Dense dense) {
      int at = (t * input.batch() + b) * input.features() + from;
      System.arraycopy(dense.values(), at, run.current(), 0, run.size());
    } else {
      for (int n = 0; n < run.size(); n++) {
        int at = from + n;
        run.current()[n] = input.at(t, b + at / input.features(), at % input.features());
      }
    }
    // not by ifPresent, whose lambda would be made at each step
    if (memory.feedback.isPresent()) {
      memory.feedback.get().add(run.fedBack(), run.current());
    }
  }

  @Override
  public SignalGradient backward(SignalGradient output, Pass pass) {
    NeuronMemory memory = memory(pass);
    memory.spikesGradient = output.resolve(tile);
    memory.beginBack(coefficients.learnsAny(), dynamics.with(memory.coefficients));
    forEachTile(pass, memory, backwards);
    for (int k = 0; k < learns.length; k++) {
      if (learns[k]) {
        coefficients.gradient(k, summed(memory, k), pass);
      }
    }
    memory.feedback.ifPresent(
        links ->
            links.learn(
                memory.currentGradients,
                memory.spikes,
                memory.factors,
                memory.started ? memory.start[stateCount] : new float[0],
                pass));
    return memory.ofInput();
  }

  /** The samples' sums added in the order of the samples, whichever thread computed them. */
  private double[] summed(NeuronMemory memory, int coefficient) {
    double[] sum = new double[neurons];
    for (int b = 0; b < memory.input.batch(); b++) {
      for (int n = 0; n < neurons; n++) {
        sum[n] += memory.coefficientSums[b][coefficient][n];
      }
    }
    return sum;
  }

  private void backward(NeuronMemory memory, TileRun run, int b, int from) {
    SignalGradient output = memory.spikesGradient;
    if (memory.slopes) {
      alongSlopes(memory, output, run, b, from);
    } else {
      throughTime(memory, output, run, b, from);
    }
    int size = run.size();
    int at = b * neurons + from;
    if (memory.input instanceof Constant) {
      System.arraycopy(run.inputGradientSum(), 0, memory.inputGradient, at, size);
    }
    for (int k = 0; coefficients.learnsAny() && k < learns.length; k++) {
      for (int n = 0; n < size; n++) {
        int in = from + n;
        memory.coefficientSums[b + in / neurons][k][in % neurons] = run.coefficientGradient(k)[n];
      }
    }
    for (int s = 0; memory.started && s < states.size(); s++) {
      float[] gradient = s < stateCount ? run.stateGradient(s) : run.fedBackGradient();
      System.arraycopy(gradient, 0, memory.startGradient[s], at, size);
    }
  }

  /** The way back of neurons that leak alike from a constant current: no walk, but a sum. */
  private void alongSlopes(
      NeuronMemory memory, SignalGradient output, TileRun run, int b, int from) {
    if (memory.keepsSlopes()) {
      run.begin(size(memory, b, from), memory.input.steps(), false);
    } else {
      beginAlike(memory, run, b, from, false);
    }
    int size = run.size();
    float[] sum = run.inputGradientSum();
    Arrays.fill(sum, 0, size, 0f);
    for (int first = 0; first < memory.input.steps(); first += TileRun.SEGMENT) {
      int end = Math.min(first + TileRun.SEGMENT, memory.input.steps());
      if (!memory.keepsSlopes()) {
        slopes(memory, run, first, end, b, from);
      }
      if (memory.spikeGradientGiven
          || !output.addAlong(first, end, b, from, size, run.slopes(), run.firstSlope(), sum)) {
        readAlong(memory, output, run, first, end, b, from);
      }
    }
    for (int t = 0; memory.membraneGradientGiven && t < memory.input.steps(); t++) {
      int at = (t * memory.input.batch() + b) * neurons + from;
      System.arraycopy(memory.membraneGradient, at, run.currentGradient(), 0, size);
      Kernels.add(memory.reaches[t], run.currentGradient(), sum, size);
    }
    Kernels.flush(sum, size);
  }

  /** Goes forwards once more, and puts the slopes of some steps into the tile's. */
  private void slopes(NeuronMemory memory, TileRun run, int first, int end, int b, int from) {
    run.slopes().resize((end - first) * samples, tile);
    for (int t = first; t < end; t++) {
      stepAlike(memory, run, t, b, from, t - first);
    }
  }

  /** The sum along slopes, step by step. */
  private void readAlong(
      NeuronMemory memory,
      SignalGradient output,
      TileRun run,
      int first,
      int end,
      int b,
      int from) {
    int size = run.size();
    int length = Math.min(tile, neurons - from);
    int several = size / length;
    output.ready(first, end, b, from, size);
    for (int t = first; t < end; t++) {
      spikeGradient(memory, output, run, t, b, from);
      for (int s = 0; s < several; s++) {
        int row = run.firstSlope() + (t - first) * several + s;
        run.slopes().get(row, run.excessGradient(), s * length, length);
      }
      Kernels.addProduct(run.spikeGradient(), run.excessGradient(), run.inputGradientSum(), size);
    }
  }

  private void throughTime(
      NeuronMemory memory, SignalGradient output, TileRun run, int b, int from) {
    int segments = TileRun.segments(memory.input.steps());
    if (!memory.keeps()) {
      history(memory, run, b, from);
    }
    run.clearGradients();
    for (int segment = segments - 1; segment >= 0; segment--) {
      if (segment < segments - 1 || memory.keepsBeginnings()) {
        run.enterAgain(segment);
        walk(memory, run, b, from);
      }
      walkBack(memory, output, run, b, from);
    }
  }

  /** Computes, or gives back, where segments begin, and the steps of the last one. */
  private void history(NeuronMemory memory, TileRun run, int b, int from) {
    begin(memory, run, b, from, true);
    if (memory.returning) {
      // a constant is read at the first step, which is not walked first here
      current(memory, run, 0, b, from);
    }
    for (int segment = 0; segment < TileRun.segments(memory.input.steps()); segment++) {
      if (memory.returning) {
        memory.readBeginning(run, segment, b, from);
      } else {
        run.enter(segment);
        walk(memory, run, b, from);
      }
    }
  }

  /** The steps of the segment that was entered. */
  private void walk(NeuronMemory memory, TileRun run, int b, int from) {
    for (int t = run.first(); t < end(memory, run); t++) {
      step(memory, run, t, b, from);
    }
  }

  private static int end(NeuronMemory memory, TileRun run) {
    return Math.min(run.first() + TileRun.SEGMENT, memory.input.steps());
  }

  private void walkBack(NeuronMemory memory, SignalGradient output, TileRun run, int b, int from) {
    int size = run.size();
    output.ready(run.first(), end(memory, run), b, from, size);
    for (int t = end(memory, run) - 1; t >= run.first(); t--) {
      run.at(t);
      spikeGradient(memory, output, run, t, b, from);
      if (memory.membraneGradientGiven) {
        int at = (t * memory.input.batch() + b) * neurons + from;
        addFrom(memory.membraneGradient, at, run.stateGradient(0), size);
      }
      stepBack(memory, run, t, b, from);
      for (int s = 0; t % FLUSHED == 0 && s < stateCount; s++) {
        Kernels.flush(run.stateGradient(s), size);
      }
      if (memory.input instanceof Constant) {
        Kernels.addFlushed(run.currentGradient(), run.inputGradientSum(), size);
      }
      if (memory.keepsCurrentGradients()) {
        Kernels.flush(run.currentGradient(), size);
        int at = (t * memory.input.batch() + b) * neurons + from;
        System.arraycopy(run.currentGradient(), 0, memory.currentGradients, at, size);
      }
    }
  }

  /** What reaches the spikes of a step from above and from the loss. */
  private void spikeGradient(
      NeuronMemory memory, SignalGradient output, TileRun run, int t, int b, int from) {
    int size = run.size();
    int at = (t * memory.input.batch() + b) * neurons + from;
    float[] spikeGradient = run.spikeGradient();
    output.read(t, b, from, size, spikeGradient);
    if (memory.spikeGradientGiven) {
      addFrom(memory.spikeGradient, at, spikeGradient, size);
    }
  }

  private void stepBack(NeuronMemory memory, TileRun run, int t, int b, int from) {
    if (memory.feedback.isPresent()) {
      Kernels.add(run.fedBackGradient(), run.spikeGradient(), run.size());
    }
    if (!(memory.input instanceof Constant) || memory.feedback.isPresent()) {
      currentAgain(memory, run, t, b, from);
    }
    memory.dynamics.adjoint(run);
    if (memory.feedback.isPresent()) {
      memory.feedback.get().back(run.currentGradient(), run.fedBackGradient());
    }
  }

  /** The current of an earlier step, for models whose adjoint looks at it. */
  private void currentAgain(NeuronMemory memory, TileRun run, int t, int b, int from) {
    if (memory.feedback.isPresent() && t > run.first()) {
      dynamics.outgoing(run, memory.spikes, t - 1, b, run.fedBack());
    } else if (memory.feedback.isPresent()) {
      run.fedBackAtFirst();
    }
    current(memory, run, t, b, from);
  }

  private static void addFrom(float[] from, int at, float[] into, int size) {
    for (int n = 0; n < size; n++) {
      into[n] += from[at + n];
    }
  }

  @Override
  public int states() {
    return states.size();
  }

  @Override
  public Recording.Layer recording(Pass pass) {
    NeuronMemory memory = memory(pass);
    return new Recording.Layer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Signal spikes() {
        return dynamics.graded() < 0
            ? memory.spikes
            : new Dense(memory.spikes.steps(), memory.spikes.batch(), neurons, memory.gradedSpikes);
      }

      @Override
      public Dense membrane() {
        memory.membrane = recorded(pass, memory, memory.membrane, membrane);
        return memory.membrane;
      }

      @Override
      public Dense state(String state) {
        int index = dynamics.model().states().indexOf(state);
        Check.that(
            index >= 0, "%s has the states %s, not %s", name, dynamics.model().states(), state);
        return fresh(pass, memory, Recorded.state(index));
      }

      @Override
      public Optional<Dense> excess() {
        return Optional.of(fresh(pass, memory, new Recorded(TileRun::excess, false)));
      }
    };
  }

  /**
   * Some array of a tile after a step.
   *
   * @param kept whether a tile that keeps its history still has it
   */
  record Recorded(Function<TileRun, float[]> array, boolean kept) {

    static Recorded state(int index) {
      return new Recorded(run -> run.after(index), true);
    }
  }

  private Dense fresh(Pass pass, NeuronMemory memory, Recorded what) {
    return recorded(pass, memory, null, what);
  }

  /** What the tiles had after every step, in the last signal if it is alike. */
  private Dense recorded(Pass pass, NeuronMemory memory, Dense last, Recorded what) {
    int steps = memory.input.steps();
    int batch = memory.input.batch();
    Dense all =
        last != null && last.isOf(steps, batch, neurons)
            ? last
            : new Dense(steps, batch, neurons, new float[steps * batch * neurons]);
    record(pass, memory, all.values(), 0, batch, what);
    return all;
  }

  /** The same, into the array of a larger batch. */
  private void record(
      Pass pass, NeuronMemory memory, float[] values, int first, int batch, Recorded what) {
    memory.recorded = what;
    memory.recording = values;
    memory.recordedFirst = first;
    memory.recordedBatch = batch;
    forEachTile(pass, memory, records);
    memory.recording = null;
  }

  private void record(NeuronMemory memory, TileRun own, int b, int from) {
    boolean there = memory.keeps() && !memory.slopes && memory.recorded.kept;
    TileRun run = there ? own : memory.tile();
    if (!there) {
      begin(memory, run, b, from, false);
    }
    for (int t = 0; t < memory.input.steps(); t++) {
      if (there) {
        run.at(t);
      } else {
        // computed once more
        step(memory, run, t, b, from);
      }
      int row = t * memory.recordedBatch + memory.recordedFirst + b;
      float[] recorded = memory.recorded.array.apply(run);
      System.arraycopy(recorded, 0, memory.recording, row * neurons + from, run.size());
    }
  }

  @Override
  public void membrane(Pass pass, float[] into, int first, int batch) {
    record(pass, memory(pass), into, first, batch, membrane);
  }

  @Override
  public float[] spikeGradient(Pass pass) {
    return memory(pass).spikeGradient();
  }

  @Override
  public float[] membraneGradient(Pass pass) {
    return memory(pass).membraneGradient();
  }

  @Override
  public void start(Pass pass, Map<String, float[]> given) {
    memory(pass).start(given);
  }

  @Override
  public Map<String, float[]> end(Pass pass) {
    return memory(pass).end();
  }

  @Override
  public void end(Pass pass, BiConsumer<String, float[]> visitor) {
    memory(pass).end(visitor);
  }

  @Override
  public Map<String, float[]> startGradient(Pass pass) {
    return memory(pass).startGradient();
  }

  @Override
  public Optional<Dense> currentGradient(Pass pass) {
    NeuronMemory memory = memory(pass);
    return memory.keepsCurrentGradients()
        ? Optional.of(
            new Dense(memory.input.steps(), memory.input.batch(), neurons, memory.currentGradients))
        : Optional.empty();
  }
}
