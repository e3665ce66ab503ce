package io.snn4j.core.layer;

import io.snn4j.api.SpikeTrain;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Load;
import io.snn4j.core.memory.Memory;

/**
 * Products of a spike train [T,B,N] with a matrix and with a gradient, driven by its events: for
 * each spike a row is added, and nothing is multiplied.
 */
interface SpikeProduct {

  /** Up to this many columns a row is summed in registers rather than by vector instructions. */
  int NARROW = 32;

  /**
   * The product for so many inputs and outputs; it belongs to one pass.
   *
   * @param byInput whether weights and their gradient, of more than a few outputs, lie by input
   */
  static SpikeProduct of(int inputs, int outputs, boolean byInput) {
    return outputs <= NARROW
        ? new NarrowSpikeProduct(inputs, outputs)
        : new WideSpikeProduct(inputs, outputs, byInput);
  }

  /**
   * {@code out[t,b] = bias + sum of the rows of the spiking inputs}, in ascending order of inputs.
   *
   * @param weights [M,N], or [N,M] if they lie by input
   * @param out [T,B,M]
   */
  void forward(SpikeTrain spikes, OffHeap weights, float[] bias, float[] out, Engine engine);

  /**
   * {@code into[:,i] = sum of the rows where input i spiked}, in the order of sample and step.
   *
   * @param shift how many steps after the spike the row lies that it meets: 0, or 1 for feedback
   * @param rows [T,B,M]
   * @param into receives the sums, [M,N] or [N,M] as the weights
   */
  void backward(SpikeTrain spikes, int shift, float[] rows, float[] into, Engine engine);

  /**
   * What it takes, whatever the spikes turn out to be.
   *
   * @param spikes the spike trains that will come
   * @param forward whether there will be a forward product
   * @param backward whether there will be a product with a gradient
   */
  Memory memory(Flow spikes, boolean forward, boolean backward, Load load);

  /** The bits of a word's first steps, up to all of them. */
  static int met(int steps) {
    return steps >= SpikeTrain.STEPS_PER_WORD ? -1 : steps <= 0 ? 0 : (1 << steps) - 1;
  }
}
