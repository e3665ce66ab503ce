package io.snn4j.core.layer;

import io.snn4j.core.engine.Block;
import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.OffHeapMatrix;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.engine.StepRows;
import io.snn4j.core.memory.Memory;

/**
 * The gradient that a linear layer of few outputs hands to the spikes before it, {@code dL/dS[t,b]
 * = dL/dy[t,b] * W}: computed for the steps that a thread is about to read, and for a tile of
 * inputs, so that it need not be [T,B,N] floats.
 */
final class NarrowInputGradient implements SignalGradient {

  private final int inputs;
  private final int outputs;
  private final NarrowWeights weights;
  private final ThreadLocal<Window> windows = ThreadLocal.withInitial(Window::new);
  private OffHeap gradient;
  private float[] values = {};
  private int batch;
  private int pass;

  /** What it takes for spikes of so many steps. */
  static Memory memory(int steps, int inputs, int outputs, int threads) {
    long rows = (long) Math.min(steps, TileRun.SEGMENT) * NeuronLayer.samplesPerTile(inputs);
    return Memory.of(
            "gradient of the input",
            OffHeapMatrix.memory(rows, inputs),
            Memory.heap("weights", Rows.bytes(outputs, inputs)))
        .times(threads);
  }

  NarrowInputGradient(int inputs, int outputs, NarrowWeights weights) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = weights;
  }

  /** What a thread has computed last. */
  private static final class Window {
    private final OffHeapMatrix product = new OffHeapMatrix();
    private int first;
    private int end;
    private int sample;
    private int from;
    private int length;
    private int samples;
    private int pass;

    /** The weights of a tile. */
    private float[][] tileWeights = {};

    private float[] sum = {};
    private int tileFrom;
    private int version;

    private boolean holds(int step, int b, int tile, int size) {
      return step >= first && step < end && b == sample && tile == from && size == length;
    }
  }

  /**
   * The same with other values; nobody reads meanwhile.
   *
   * @param newGradient dL/dy, [T,B,M]
   * @param newValues the same
   * @param newBatch the number of samples B
   */
  NarrowInputGradient of(OffHeap newGradient, float[] newValues, int newBatch) {
    gradient = newGradient;
    values = newValues;
    batch = newBatch;
    pass++;
    return this;
  }

  /** dL/dy of one sample from a step on, [T,M]. */
  private Block gradient(int step, int sample) {
    return new Block(gradient, ((long) step * batch + sample) * outputs, batch * outputs);
  }

  @Override
  public void ready(int first, int end, int sample, int from, int length) {
    Window window = windows.get();
    window.first = first;
    window.end = end;
    window.sample = sample;
    window.from = from;
    window.length = length;
    window.pass = pass;
    int samples = Math.max(1, length / inputs);
    window.samples = samples;
    OffHeapMatrix product = window.product;
    product.resize((end - first) * samples, length / samples);
    Block right = weights.matrix().block().fromColumn(from);
    for (int s = 0; s < samples; s++) {
      // the samples take turns row by row
      Block rows = product.block().fromRow(s).every(samples);
      Block left = gradient(first, sample + s);
      Block.multiply(left, right, rows, end - first, length / samples, outputs);
    }
  }

  /** {@code sum over t, k of dL/dy[t,k] * W[k] * slopes[t]}, the steps first. */
  @Override
  public boolean addAlong(
      int first,
      int end,
      int sample,
      int from,
      int length,
      StepRows slopes,
      int row,
      float[] into) {
    Window window = windows.get();
    int samples = Math.max(1, length / inputs);
    int columns = length / samples;
    readWeights(window, from, columns);
    for (int s = 0; s < samples; s++) {
      float[] sum = into;
      if (samples > 1) {
        sum = window.sum;
        System.arraycopy(into, s * columns, sum, 0, columns);
      }
      for (int k = 0; k < outputs; k += StepRows.SUMS) {
        int count = Math.min(StepRows.SUMS, outputs - k);
        int at = (first * batch + sample + s) * outputs + k;
        StepRows.Factors factors = new StepRows.Factors(values, gradient, at, batch * outputs);
        float[][] along = slopes.sums(factors, count, row + s, samples, end - first, columns);
        Kernels.addProducts(along, window.tileWeights, k, count, sum, columns);
      }
      if (samples > 1) {
        System.arraycopy(sum, 0, into, s * columns, columns);
      }
    }
    return true;
  }

  private void readWeights(Window window, int from, int columns) {
    if (window.sum.length < columns) {
      window.tileWeights = Rows.of(outputs, columns);
      window.sum = new float[Rows.length(columns)];
    } else if (window.version == weights.version() && window.tileFrom == from) {
      return;
    }
    for (int k = 0; k < outputs; k++) {
      weights.matrix().get(k, from, window.tileWeights[k], columns);
    }
    window.version = weights.version();
    window.tileFrom = from;
  }

  @Override
  public void read(int step, int sample, int from, int length, float[] into) {
    Window window = windows.get();
    if (window.pass != pass || !window.holds(step, sample, from, length)) {
      ready(step, step + 1, sample, from, length);
    }
    int columns = length / window.samples;
    for (int s = 0; s < window.samples; s++) {
      int row = (step - window.first) * window.samples + s;
      window.product.get(row, into, s * columns);
    }
  }
}
