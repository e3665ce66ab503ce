package io.snn4j.core.layer;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.engine.WeightMatrix;
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
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The recurrent half of an {@link Slstm}: from {@code W*x + b} of the four gates [T,B,4N] to spikes
 * [T,B,N]. As in a layer of neuron models, the backward run computes the states once more.
 */
final class SlstmLayer implements SpikingLayer {

  private static final String MEMBRANE = "membrane";
  private static final String SYNAPSE = "synapse";

  private final String name;
  private final Slstm spec;
  private final SurrogateGradient surrogate;
  private final int neurons;
  private final Parameter weight;
  private final Parameter bias;
  private final Coefficients coefficients;
  private final int alpha;

  SlstmLayer(String name, Slstm spec, SurrogateGradient surrogate, float bound, long seed) {
    this.name = name;
    this.spec = spec;
    this.surrogate = surrogate;
    neurons = spec.out();
    weight = Initial.uniform(name + ".hidden.weight", seed, bound, 4L * neurons, neurons);
    bias = Initial.uniform(name + ".hidden.bias", seed, bound, 4L * neurons);
    coefficients = new Coefficients(name, spec, neurons);
    alpha = coefficients.add(name, surrogate);
  }

  /** What one pass keeps. */
  private final class Buffer {
    final SlstmWeights weights = new SlstmWeights(neurons);
    final float[] flat = new float[4 * neurons * neurons];
    final HeapMatrix product = new HeapMatrix();
    final ThreadLocal<SlstmRun> runs =
        ThreadLocal.withInitial(() -> new SlstmRun(weights, spec.reset()));
    Map<String, float[]> nextStart = Map.of();
    Map<String, float[]> start = Map.of();
    Map<String, float[]> startGradient = Map.of();
    Signal input;
    SpikeTrain spikes;
    float[] gateGradients = {};
    float[] before = {};
    float[] spikeGradient = {};
    float[] membraneGradient = {};

    /** States after the last step, [B,N]. */
    float[] lastMembranes = {};

    float[] lastCells = {};

    /** [N], all the same; as it was in the forward pass. */
    final float[] alphas = new float[neurons];

    private SlstmRun run(int sample) {
      SlstmRun run = runs.get();
      run.begin(input.steps());
      fill(run.membrane(0), start.get(MEMBRANE), sample);
      fill(run.cell(0), start.get(SYNAPSE), sample);
      return run;
    }

    private void fill(float[] into, float[] given, int sample) {
      Arrays.fill(into, 0f);
      if (given != null) {
        System.arraycopy(given, sample * neurons, into, 0, neurons);
      }
    }

    private void input(SlstmRun run, int t, int sample) {
      boolean constant = input instanceof Constant;
      float[] values = constant ? ((Constant) input).values() : ((Dense) input).values();
      int row = constant ? sample : t * input.batch() + sample;
      System.arraycopy(values, row * 4 * neurons, run.input, 0, 4 * neurons);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputs() {
    return 4 * neurons;
  }

  @Override
  public int outputs() {
    return neurons;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(weight, bias));
    all.addAll(coefficients.parameters());
    return all;
  }

  @Override
  public SurrogateGradient surrogate() {
    if (alpha < 0) {
      return surrogate;
    }
    float[] alphas = new float[neurons];
    coefficients.spread(alpha, alphas);
    return Coefficients.learned(surrogate, alphas[0]);
  }

  private Buffer memory(Pass pass) {
    return pass.memory(this, Buffer::new);
  }

  @Override
  public Need need(Flow input, boolean wanted, Load load) {
    long rows = (long) input.steps() * input.batch();
    long each = Bytes.floats((long) input.batch() * neurons);
    long all = Bytes.floats(rows * neurons);
    boolean back = load.training();
    Flow out = input.to(Flow.Kind.SPIKES, neurons);
    Memory kept =
        Memory.of(
            name,
            Memory.heap(
                "weights",
                SlstmWeights.bytes(neurons)
                    + Bytes.floats(4L * neurons * neurons)
                    + Bytes.floats(neurons)),
            SlstmRun.memory(neurons, input.steps())
                .times(load.threads(input.batch()))
                .named("runs of all threads"),
            Memory.heap("spikes", out.bytes()),
            Memory.heap("gradients of gates", back ? Bytes.floats(4 * rows * neurons) : 0),
            Memory.heap("membranes", back ? all : 0),
            HeapMatrix.memory(back ? 4 * rows * neurons : 0, back ? rows * neurons : 0, 0),
            Memory.heap("states", (load.carried() ? 6 : back ? 4 : 2) * each),
            Memory.heap("gradients from the loss", load.lossGradients(name, rows * neurons)));
    long backwards = Bytes.floats(input.batch(), 2L * neurons) + 4 * each;
    return new Need(
        out, kept, Math.max(back ? backwards : 0, load.carried() ? 2 * each : out.bytes()));
  }

  @Override
  public Signal forward(Signal input, Pass pass) {
    Buffer memory = memory(pass);
    memory.input = input instanceof SpikeTrain ? input.dense() : input;
    memory.start = memory.nextStart;
    memory.nextStart = Map.of();
    memory.spikeGradient = new float[0];
    memory.membraneGradient = new float[0];
    HeapMatrix.copy(weight.value(), memory.flat);
    memory.weights.set(memory.flat);
    HeapMatrix.copy(bias.value(), memory.weights.bias());
    coefficients.spread(0, memory.weights.threshold());
    if (alpha >= 0) {
      coefficients.spread(alpha, memory.alphas);
    }
    memory.spikes = new SpikeTrain(input.steps(), input.batch(), neurons);
    memory.lastMembranes = Buffers.atLeast(memory.lastMembranes, input.batch() * neurons);
    memory.lastCells = Buffers.atLeast(memory.lastCells, input.batch() * neurons);
    pass.engine().parallel(input.batch(), b -> forward(memory, b));
    return memory.spikes;
  }

  private void forward(Buffer memory, int b) {
    SlstmRun run = memory.run(b);
    for (int t = 0; t < memory.input.steps(); t++) {
      memory.input(run, t, b);
      run.step(t);
      for (int n = 0; n < neurons; n++) {
        if (run.excess[n] > 0) {
          memory.spikes.set(t, b, n);
        }
      }
    }
    int steps = memory.input.steps();
    System.arraycopy(run.membrane(steps), 0, memory.lastMembranes, b * neurons, neurons);
    System.arraycopy(run.cell(steps), 0, memory.lastCells, b * neurons, neurons);
  }

  @Override
  public SignalGradient backward(SignalGradient output, Pass pass) {
    Buffer memory = memory(pass);
    SignalGradient resolved = output.resolve(neurons);
    int steps = memory.input.steps();
    int batch = memory.input.batch();
    memory.gateGradients = Buffers.atLeast(memory.gateGradients, steps * batch * 4 * neurons);
    memory.before = Buffers.atLeast(memory.before, steps * batch * neurons);
    SurrogateGradient learned =
        alpha < 0 ? surrogate : Coefficients.learned(surrogate, memory.alphas[0]);
    float[][] thresholds = new float[batch][];
    float[][] alphas = new float[batch][];
    float[] membranes = new float[batch * neurons];
    float[] cells = new float[batch * neurons];
    pass.engine()
        .parallel(
            batch,
            b -> {
              SlstmRun run = backward(memory, resolved, learned, b);
              thresholds[b] = run.thresholdGradient.clone();
              alphas[b] = run.alphaGradient.clone();
              System.arraycopy(run.membraneGradient, 0, membranes, b * neurons, neurons);
              System.arraycopy(run.cellGradient, 0, cells, b * neurons, neurons);
            });
    memory.startGradient = Map.of(MEMBRANE, membranes, SYNAPSE, cells);
    learn(memory, pass);
    learn(0, thresholds, pass);
    learn(alpha, alphas, pass);
    return gradient(memory, steps, batch);
  }

  private SlstmRun backward(
      Buffer memory, SignalGradient output, SurrogateGradient learned, int b) {
    forward(memory, b);
    SlstmRun run = memory.runs.get();
    int batch = memory.input.batch();
    for (int t = memory.input.steps() - 1; t >= 0; t--) {
      int at = (t * batch + b) * neurons;
      output.read(t, b, 0, neurons, run.spikeGradient);
      for (int n = 0; n < neurons && memory.spikeGradient.length > 0; n++) {
        run.spikeGradient[n] += memory.spikeGradient[at + n];
      }
      for (int n = 0; n < neurons && memory.membraneGradient.length > 0; n++) {
        run.membraneGradient[n] += memory.membraneGradient[at + n];
      }
      run.stepBack(t, learned);
      System.arraycopy(run.gateGradient, 0, memory.gateGradients, 4 * at, 4 * neurons);
      System.arraycopy(run.membrane(t), 0, memory.before, at, neurons);
    }
    return run;
  }

  private void learn(Buffer memory, Pass pass) {
    int rows = memory.input.steps() * memory.input.batch();
    memory.product.transposedTimes(
        pass.engine(),
        memory.gateGradients,
        memory.before,
        new WeightMatrix(pass.gradient(weight), 4 * neurons, neurons, false),
        rows);
    double[] sums = new double[4 * neurons];
    for (int at = 0; at < rows * 4 * neurons; at++) {
      sums[at % sums.length] += memory.gateGradients[at];
    }
    float[] biasGradient = new float[4 * neurons];
    for (int k = 0; k < sums.length; k++) {
      biasGradient[k] = (float) sums[k];
    }
    pass.gradient(bias).put(0, biasGradient, biasGradient.length);
  }

  /** Adds the samples' gradients of a coefficient, in their order. */
  private void learn(int coefficient, float[][] samples, Pass pass) {
    if (coefficient < 0 || !coefficients.learns(coefficient)) {
      return;
    }
    double[] sum = new double[neurons];
    for (float[] sample : samples) {
      for (int n = 0; n < neurons; n++) {
        sum[n] += sample[n];
      }
    }
    coefficients.gradient(coefficient, sum, pass);
  }

  private SignalGradient gradient(Buffer memory, int steps, int batch) {
    if (!(memory.input instanceof Constant)) {
      return new SignalGradient.PerStep(batch, 4 * neurons, memory.gateGradients);
    }
    int each = batch * 4 * neurons;
    float[] sums = new float[each];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < each; i++) {
        sums[i] += memory.gateGradients[t * each + i];
      }
    }
    return new SignalGradient.Summed(4 * neurons, sums);
  }

  @Override
  public int states() {
    return 2;
  }

  @Override
  public Recording.Layer recording(Pass pass) {
    Buffer memory = memory(pass);
    return new Recording.Layer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Signal spikes() {
        return memory.spikes;
      }

      @Override
      public Dense membrane() {
        return state(MEMBRANE);
      }

      @Override
      public Dense state(String state) {
        return record(memory, state, pass);
      }

      @Override
      public Optional<Dense> excess() {
        Dense membrane = membrane();
        float[] values = membrane.values();
        float[] threshold = memory.weights.threshold();
        for (int i = 0; i < values.length; i++) {
          values[i] -= threshold[i % neurons];
        }
        return Optional.of(membrane);
      }
    };
  }

  private Dense record(Buffer memory, String state, Pass pass) {
    int steps = memory.input.steps();
    int batch = memory.input.batch();
    float[] values = new float[steps * batch * neurons];
    pass.engine()
        .parallel(
            batch,
            b -> {
              forward(memory, b);
              SlstmRun run = memory.runs.get();
              for (int t = 0; t < steps; t++) {
                float[] after = state.equals(SYNAPSE) ? run.cell(t + 1) : run.membrane(t + 1);
                System.arraycopy(after, 0, values, (t * batch + b) * neurons, neurons);
              }
            });
    return new Dense(steps, batch, neurons, values);
  }

  @Override
  public float[] spikeGradient(Pass pass) {
    Buffer memory = memory(pass);
    if (memory.spikeGradient.length == 0) {
      memory.spikeGradient = zeros(memory);
    }
    return memory.spikeGradient;
  }

  @Override
  public float[] membraneGradient(Pass pass) {
    Buffer memory = memory(pass);
    if (memory.membraneGradient.length == 0) {
      memory.membraneGradient = zeros(memory);
    }
    return memory.membraneGradient;
  }

  private float[] zeros(Buffer memory) {
    return new float[memory.input.steps() * memory.input.batch() * neurons];
  }

  @Override
  public void start(Pass pass, Map<String, float[]> states) {
    memory(pass).nextStart = Map.copyOf(states);
  }

  @Override
  public Map<String, float[]> end(Pass pass) {
    int length = memory(pass).input.batch() * neurons;
    Map<String, float[]> end = new TreeMap<>();
    end(pass, (state, values) -> end.put(state, Arrays.copyOf(values, length)));
    return end;
  }

  @Override
  public void end(Pass pass, BiConsumer<String, float[]> visitor) {
    Buffer memory = memory(pass);
    visitor.accept(MEMBRANE, memory.lastMembranes);
    visitor.accept(SYNAPSE, memory.lastCells);
  }

  @Override
  public Map<String, float[]> startGradient(Pass pass) {
    return memory(pass).startGradient;
  }

  @Override
  public Optional<Dense> currentGradient(Pass pass) {
    Buffer memory = memory(pass);
    Signal input = memory.input;
    return Optional.of(new Dense(input.steps(), input.batch(), 4 * neurons, memory.gateGradients));
  }
}
