package io.snn4j.train.update;

import io.snn4j.core.engine.OffHeap;

/**
 * An updater that reads gradient, state and value once and writes state and value once, where
 * ND4J's goes over them once for each of its operations.
 */
interface OnePass {

  /** The bytes on the heap that one of them works with. */
  long bytes();

  /**
   * Changes the values.
   *
   * @param iteration counted from 0
   * @param epoch counted from 0
   * @param weightDecay the share of each value that, times the step size, is taken off
   */
  void step(OffHeap value, OffHeap gradient, int iteration, int epoch, double weightDecay);
}
