package io.snn4j.core.layer;

import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.engine.OffHeapMatrix;
import io.snn4j.core.memory.Memory;

/**
 * The weights of a linear layer of few outputs as one pass uses them: copied to where rows begin
 * with a cache line, once for all parts of a batch.
 */
final class NarrowWeights {

  private final OffHeap weights;
  private final int inputs;
  private final int outputs;
  private final OffHeapMatrix copy = new OffHeapMatrix();
  private int batch;
  private int version;

  /**
   * Weights that may change from batch to batch.
   *
   * @param weights [M,N]
   */
  NarrowWeights(OffHeap weights, int inputs, int outputs) {
    this.weights = weights;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static Memory memory(int inputs, int outputs) {
    return OffHeapMatrix.memory(outputs, inputs).named("weights");
  }

  /** Reads them, unless the pass knows that they have not changed. */
  void read(Pass pass) {
    if (pass.batch() == 0 || pass.batch() != batch) {
      copy.copy(weights, outputs, inputs);
      batch = pass.batch();
      version++;
    }
  }

  OffHeapMatrix matrix() {
    return copy;
  }

  /** Another number whenever they have been read again. */
  int version() {
    return version;
  }
}
