package io.snn4j.core.layer;

import io.snn4j.api.Check;
import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.AlikeTrain;
import io.snn4j.core.engine.Buffers;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.MatrixTrain;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.engine.Same;
import io.snn4j.core.engine.SparseMatrix;
import io.snn4j.core.engine.WeightMatrix;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Computes a {@link Linear} layer: one matrix product for a constant signal, of what is not zero
 * where most is, one over all steps' rows for a dense one, and gathered rows of the weights for a
 * spike train.
 */
final class LinearLayer implements Layer {

  /** Groups of rows whose gradients are summed side by side, for the biases. */
  private static final int GROUPS = 8;

  /** Rows that are summed as floats, by vector instructions, before their sum becomes a double. */
  private static final int AS_FLOATS = 16;

  private final String name;
  private final int inputs;
  private final int outputs;
  private final Parameter weight;
  private final Parameter bias;
  private final boolean byInput;
  private final WeightMatrix weights;
  private final OffHeap biases;
  private final Supplier<Buffer> newBuffer;

  LinearLayer(String name, int inputs, int outputs, boolean withBias, long seed) {
    this(name, inputs, outputs, withBias, (float) (1 / Math.sqrt(inputs)), seed);
  }

  /** A layer whose weights and biases start uniform in +-bound. */
  LinearLayer(String name, int inputs, int outputs, boolean withBias, float bound, long seed) {
    this(name, inputs, outputs, withBias, bound, seed, WeightMatrix.byInputPays());
  }

  /**
   * The same.
   *
   * @param wideByInput whether weights of more than a few outputs lie by input
   */
  LinearLayer(
      String name,
      int inputs,
      int outputs,
      boolean withBias,
      float bound,
      long seed,
      boolean wideByInput) {
    this.name = name;
    this.inputs = inputs;
    this.outputs = outputs;
    byInput = wideByInput && !isNarrow();
    weight =
        byInput
            ? Initial.uniformByInput(name + ".weight", seed, bound, outputs, inputs)
            : Initial.uniform(name + ".weight", seed, bound, outputs, inputs);
    bias = withBias ? Initial.uniform(name + ".bias", seed, bound, outputs) : null;
    weights = matrix(new OffHeap(weight.value()));
    biases = withBias ? new OffHeap(bias.value()) : null;
    newBuffer = () -> new Buffer(weights.values(), inputs, outputs);
  }

  private WeightMatrix matrix(OffHeap values) {
    return new WeightMatrix(values, outputs, inputs, byInput);
  }

  /** What one pass keeps. */
  private static final class Buffer {
    Signal input;
    float[] output = {};
    Constant constant;
    Dense dense;
    float[] biases = {};
    float[] weightGradient = {};
    float[] inputGradient = {};
    float[] gradient = {};
    int rowsOfGradient;
    IntConsumer sumGroup;
    double[][] groupSums = {};
    float[][] rowsOfGroups = {};
    float[][] sumsOfRows = {};
    float[] biasGradient = {};
    final HeapMatrix product = new HeapMatrix();
    final SparseMatrix sparse = new SparseMatrix();
    boolean isSparse;
    private SpikeProduct spikes;

    // of few outputs: the weights, and the output or its gradient off the heap
    final NarrowWeights narrowWeights;
    final NarrowInputGradient narrow;
    SignalGradient lazy;
    OffHeap rows = new OffHeap(1);

    Buffer(OffHeap weights, int inputs, int outputs) {
      narrowWeights = new NarrowWeights(weights, inputs, outputs);
      narrow = new NarrowInputGradient(inputs, outputs, narrowWeights);
    }

    /** For spike trains that are there as words. */
    SpikeProduct spikes(WeightMatrix weights) {
      if (spikes == null) {
        spikes = SpikeProduct.of(weights.inputs(), weights.outputs(), weights.byInput());
      }
      return spikes;
    }
  }

  private boolean isNarrow() {
    return outputs <= SpikeProduct.NARROW;
  }

  @Override
  public Need need(Flow input, boolean wanted, Load load) {
    Flow out = input.to(input.constant() ? Flow.Kind.CONSTANT : Flow.Kind.DENSE, outputs);
    boolean spikes = input.spikes();
    boolean narrow = spikes && isNarrow();
    boolean matrix = narrow && input.matrices();
    boolean back = load.training();
    boolean dense = back && wanted && !narrow;
    long weights = Bytes.floats((long) inputs * outputs);
    long in = input.rows() * inputs;
    long products = input.rows() * outputs;
    List<Memory> parts = new ArrayList<>();
    parts.add(Memory.heap("output", out.bytes() + Bytes.floats(outputs)));
    if (matrix || (narrow && back && wanted)) {
      parts.add(NarrowWeights.memory(inputs, outputs));
      parts.add(Memory.offHeapFloats("output, and its gradient", products));
    }
    if (matrix && input.kind() == Flow.Kind.ALIKE) {
      parts.add(AlikeTrain.Room.products(input.batch(), outputs));
    }
    if (spikes && !matrix) {
      parts.add(SpikeProduct.of(inputs, outputs, byInput).memory(input, true, back, load));
      parts.add(Memory.heap("gradient of the weights", back ? weights : 0));
      parts.add(HeapMatrix.memory(dense ? products : 0, 0, dense ? in : 0));
    } else if (!spikes) {
      parts.add(
          HeapMatrix.memory(back ? products : 0, in, dense ? Math.max(in, products) : products));
    }
    if (input.constant() && byInput) {
      parts.add(SparseMatrix.memory(input.batch(), inputs, outputs, back, load.threads()));
    }
    long groups = back && bias != null ? Math.min(GROUPS, input.rows()) : 0;
    parts.add(
        Memory.heap(
            "gradient of the biases",
            groups > 0
                ? Bytes.doubles(groups, outputs)
                    + 2 * Rows.bytes((int) groups, outputs)
                    + Bytes.floats(outputs)
                : 0));
    parts.add(Memory.heap("gradient of the input", dense ? Bytes.floats(in) : 0));
    if (back && wanted && narrow) {
      parts.add(NarrowInputGradient.memory(input.steps(), inputs, outputs, load.threads()));
    }
    return new Need(out, Memory.of(name, parts), 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public List<Parameter> parameters() {
    return bias == null ? List.of(weight) : List.of(weight, bias);
  }

  private Buffer memory(Pass pass) {
    return pass.memory(this, newBuffer);
  }

  @Override
  public Signal forward(Signal input, Pass pass) {
    Check.that(
        input.features() == inputs,
        "%s takes %d features, but the signal has %d",
        name,
        inputs,
        input.features());
    Buffer memory = memory(pass);
    memory.input = input;
    memory.biases = Buffers.atLeast(memory.biases, outputs);
    if (bias != null) {
      biases.get(0, memory.biases, outputs);
    }
    int rows = input.batch() * (input instanceof Constant ? 1 : input.steps());
    memory.output = Buffers.atLeast(memory.output, rows * outputs);
    if (input instanceof MatrixTrain train && isNarrow()) {
      memory.narrowWeights.read(pass);
      memory.rows = memory.rows.atLeast(rows * outputs);
      train.times(memory.narrowWeights.matrix(), outputs, memory.rows);
      memory.rows.get(0, memory.output, rows * outputs);
      addBias(memory, rows);
    } else if (input instanceof SpikeTrain spikes) {
      memory
          .spikes(weights)
          .forward(spikes, weights.values(), memory.biases, memory.output, pass.engine());
    } else if (chooseSparse(input, memory, pass)) {
      memory.sparse.times(pass.engine(), weights, memory.biases, memory.output);
    } else {
      memory.product.timesTransposed(
          pass.engine(), values(input), weights, memory.biases, memory.output, rows);
    }
    if (input instanceof Constant) {
      memory.constant =
          Same.constant(memory.constant, input.steps(), input.batch(), outputs, memory.output);
      return memory.constant;
    }
    memory.dense = Same.dense(memory.dense, input.steps(), input.batch(), outputs, memory.output);
    return memory.dense;
  }

  private boolean chooseSparse(Signal input, Buffer memory, Pass pass) {
    memory.isSparse = false;
    if (byInput && input instanceof Constant constant) {
      memory.isSparse = memory.sparse.take(pass.engine(), constant.values(), input.batch(), inputs);
      makeRoom(input.batch(), false, memory, pass);
    }
    return memory.isSparse;
  }

  /** For either way, so that the memory a run takes does not depend on what its pictures show. */
  private void makeRoom(int batch, boolean back, Buffer memory, Pass pass) {
    memory.product.makeRoom(batch, weights, back);
    memory.sparse.makeRoom(pass.engine(), weights, back);
  }

  private static float[] values(Signal input) {
    return input instanceof Constant constant ? constant.values() : input.dense().values();
  }

  private void addBias(Buffer memory, int rows) {
    for (int at = 0; bias != null && at < rows * outputs; at += outputs) {
      for (int k = 0; k < outputs; k++) {
        memory.output[at + k] += memory.biases[k];
      }
    }
  }

  @Override
  public SignalGradient backward(SignalGradient output, Pass pass) {
    Buffer memory = memory(pass);
    Signal input = memory.input;
    boolean constant = input instanceof Constant;
    int rows = input.batch() * (constant ? 1 : input.steps());
    float[] gradient = perStep(output.resolve(outputs), input, constant);
    memory.gradient = gradient;
    if (bias != null) {
      float[] sums = columnSums(rows, memory, pass.engine());
      pass.gradient(bias).put(0, sums, outputs);
    }
    if (input instanceof SpikeTrain && isNarrow()) {
      memory.rows = memory.rows.atLeast(rows * outputs);
      memory.rows.put(0, gradient, rows * outputs);
    }
    if (input instanceof MatrixTrain train && isNarrow()) {
      train.transposedTimes(memory.rows, outputs, pass.gradient(weight));
    } else if (input instanceof SpikeTrain spikes) {
      memory.weightGradient = Buffers.atLeast(memory.weightGradient, inputs * outputs);
      memory.spikes(weights).backward(spikes, 0, gradient, memory.weightGradient, pass.engine());
      pass.gradient(weight).put(0, memory.weightGradient, inputs * outputs);
    } else {
      if (byInput && constant) {
        makeRoom(input.batch(), true, memory, pass);
      }
      WeightMatrix into = matrix(pass.gradient(weight));
      boolean finite =
          memory.isSparse
              ? memory.sparse.transposedTimes(pass.engine(), gradient, into)
              : memory.product.transposedTimes(pass.engine(), gradient, values(input), into, rows);
      if (finite) {
        pass.gradientIsFinite(weight);
      }
    }
    return inputGradient(gradient, rows, constant, memory, pass);
  }

  private float[] perStep(SignalGradient output, Signal input, boolean constant) {
    if (output instanceof SignalGradient.Summed summed && constant) {
      return summed.values();
    } else if (output instanceof SignalGradient.PerStep perStep && !constant) {
      return perStep.values();
    }
    // every step of a constant is the same values, so their gradients add up
    float[] values = new float[(constant ? 1 : input.steps()) * input.batch() * outputs];
    float[] row = new float[outputs];
    for (int t = 0; t < input.steps(); t++) {
      for (int b = 0; b < input.batch(); b++) {
        output.read(t, b, 0, outputs, row);
        addTo(values, ((constant ? 0 : t) * input.batch() + b) * outputs, row);
      }
    }
    return values;
  }

  private static void addTo(float[] values, int at, float[] row) {
    for (int k = 0; k < row.length; k++) {
      values[at + k] += row[k];
    }
  }

  /** Sums over groups of rows, which do not depend on the number of threads, then over these. */
  private float[] columnSums(int rows, Buffer memory, Engine engine) {
    int groups = Math.min(GROUPS, rows);
    if (memory.groupSums.length < groups) {
      memory.sumGroup = group -> sumGroup(memory, group);
      memory.groupSums = new double[groups][outputs];
      memory.rowsOfGroups = Rows.of(groups, outputs);
      memory.sumsOfRows = Rows.of(groups, outputs);
    }
    double[][] sums = memory.groupSums;
    memory.rowsOfGradient = rows;
    engine.parallel(groups, memory.sumGroup);
    memory.biasGradient = Buffers.atLeast(memory.biasGradient, outputs);
    float[] whole = memory.biasGradient;
    for (int group = 1; group < groups; group++) {
      addTo(sums[0], sums[group]);
    }
    for (int k = 0; k < outputs; k++) {
      whole[k] = (float) sums[0][k];
    }
    return whole;
  }

  /** Sums over the rows of one group. */
  private void sumGroup(Buffer memory, int group) {
    float[] gradient = memory.gradient;
    int rows = memory.rowsOfGradient;
    int groups = Math.min(GROUPS, rows);
    double[] sum = memory.groupSums[group];
    float[] one = memory.rowsOfGroups[group];
    float[] some = memory.sumsOfRows[group];
    Arrays.fill(sum, 0);
    int end = (int) ((group + 1L) * rows / groups);
    for (int from = (int) ((long) group * rows / groups); from < end; from += AS_FLOATS) {
      Arrays.fill(some, 0f);
      for (int row = from; row < Math.min(end, from + AS_FLOATS); row++) {
        if (isNarrow()) {
          // too short for vector instructions, and for a copy
          add(gradient, row * outputs, some, outputs);
        } else {
          System.arraycopy(gradient, row * outputs, one, 0, outputs);
          Kernels.add(one, some, outputs);
        }
      }
      addTo(sum, some);
    }
  }

  private static void addTo(double[] sum, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  private static void add(float[] values, int at, float[] sum, int length) {
    for (int k = 0; k < length; k++) {
      sum[k] += values[at + k];
    }
  }

  private static void addTo(double[] sum, float[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  private SignalGradient inputGradient(
      float[] gradient, int rows, boolean constant, Buffer memory, Pass pass) {
    int batch = memory.input.batch();
    if (isNarrow() && memory.input instanceof SpikeTrain) {
      if (memory.lazy == null) {
        memory.lazy =
            new SignalGradient.Lazy(
                tile -> {
                  memory.narrowWeights.read(pass);
                  return memory.narrow.of(memory.rows, memory.gradient, memory.input.batch());
                });
      }
      return memory.lazy;
    }
    return new SignalGradient.Lazy(
        tile -> {
          memory.inputGradient = Buffers.atLeast(memory.inputGradient, rows * inputs);
          memory.product.times(pass.engine(), gradient, weights, memory.inputGradient, rows);
          return constant
              ? new SignalGradient.Summed(inputs, memory.inputGradient)
              : new SignalGradient.PerStep(batch, inputs, memory.inputGradient);
        });
  }
}
