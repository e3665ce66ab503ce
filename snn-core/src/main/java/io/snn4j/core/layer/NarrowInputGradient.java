package io.snn4j.core.layer;

import io.snn4j.core.engine.Kernels;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.OffHeapMatrix;
import io.snn4j.core.engine.ProductRows;
import io.snn4j.core.engine.Rows;
import io.snn4j.core.memory.Memory;

/**
 * The gradient that a linear layer of few outputs hands to the spikes before it, {@code dL/dS[t,b]
 * = dL/dy[t,b] * W}: computed for the steps that a thread is about to read, and for a tile of
 * inputs, so that it need not be [T,B,N] floats.
 */
final class NarrowInputGradient implements SignalGradient {

  private final int inputs;
  private final int outputs;
  private final ThreadLocal<Window> windows = ThreadLocal.withInitial(Window::new);
  private float[] gradient = {};
  private final OffHeapMatrix weights = new OffHeapMatrix();
  private int batch;
  private int pass;

  /** What it takes for spikes of so many steps. */
  static Memory memory(int steps, int inputs, int outputs, int threads) {
    long rows = (long) Math.min(steps, TileRun.SEGMENT) * NeuronLayer.samplesPerTile(inputs);
    return Memory.of(
        "gradient of the input",
        OffHeapMatrix.memory(outputs, inputs).named("weights"),
        Memory.of(
                "threads",
                ProductRows.memory(Math.max(rows, outputs), outputs, inputs),
                Memory.heap("weights and sums along slopes", 2 * Rows.bytes(outputs, inputs)))
            .times(threads));
  }

  NarrowInputGradient(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** What a thread has computed last. */
  private static final class Window {
    private final ProductRows rows = new ProductRows();
    private int first;
    private int end;
    private int sample;
    private int from;
    private int length;
    private int samples;
    private int pass;

    /** The weights of a tile, and what steps summed along slopes come to before them. */
    private float[][] tileWeights = {};

    private float[][] along = {};
    private float[] sum = {};
    private int tileFrom;
    private int tilePass;

    private boolean holds(int step, int b, int tile, int size) {
      return step >= first && step < end && b == sample && tile == from && size == length;
    }
  }

  /**
   * The same with other values; nobody reads meanwhile.
   *
   * @param newGradient dL/dy, [T,B,M]
   * @param newBatch the number of samples B
   * @param newWeights W, [M,N]
   */
  NarrowInputGradient of(float[] newGradient, int newBatch, OffHeap newWeights) {
    gradient = newGradient;
    batch = newBatch;
    weights.copy(newWeights, outputs, inputs);
    pass++;
    return this;
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
    window.rows.begin((end - first) * samples, outputs, length / samples);
    for (int step = first; step < end; step++) {
      int at = (step * batch + sample) * outputs;
      window.rows.put((step - first) * samples * outputs, gradient, at, samples * outputs);
    }
    window.rows.times(weights, from);
  }

  /** {@code sum over t, k of dL/dy[t,k] * W[k] * slopes[t]}, the steps first. */
  @Override
  public boolean addAlong(
      int first, int end, int sample, int from, int length, OffHeapMatrix slopes, float[] into) {
    Window window = windows.get();
    int samples = Math.max(1, length / inputs);
    int columns = length / samples;
    readWeights(window, from, columns);
    for (int s = 0; s < samples; s++) {
      window.rows.begin(outputs, end - first, columns);
      for (int step = first; step < end; step++) {
        int at = (step * batch + sample + s) * outputs;
        window.rows.put((step - first) * outputs, gradient, at, outputs);
      }
      window.rows.transposedTimes(slopes, s * columns);
      for (int k = 0; k < outputs; k++) {
        window.rows.read(k, 1, window.along[k]);
      }
      if (samples == 1) {
        Kernels.addProducts(window.along, window.tileWeights, outputs, into, columns);
      } else {
        System.arraycopy(into, s * columns, window.sum, 0, columns);
        Kernels.addProducts(window.along, window.tileWeights, outputs, window.sum, columns);
        System.arraycopy(window.sum, 0, into, s * columns, columns);
      }
    }
    return true;
  }

  private void readWeights(Window window, int from, int columns) {
    if (window.sum.length < columns) {
      window.tileWeights = Rows.of(outputs, columns);
      window.along = Rows.of(outputs, columns);
      window.sum = new float[Rows.length(columns)];
    } else if (window.tilePass == pass && window.tileFrom == from) {
      return;
    }
    for (int k = 0; k < outputs; k++) {
      weights.get(k, from, window.tileWeights[k], columns);
    }
    window.tilePass = pass;
    window.tileFrom = from;
  }

  @Override
  public void read(int step, int sample, int from, int length, float[] into) {
    Window window = windows.get();
    if (window.pass != pass || !window.holds(step, sample, from, length)) {
      ready(step, step + 1, sample, from, length);
    }
    window.rows.read((step - window.first) * window.samples, window.samples, into);
  }
}
