package io.snn4j.core.layer;

import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.OffHeapMatrix;
import io.snn4j.core.engine.ProductRows;
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
        ProductRows.memory(rows, outputs, inputs).times(threads));
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
      window.rows.put((step - first) * samples, gradient, at, samples);
    }
    window.rows.times(weights, from);
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
