package io.snn4j.train.update;

import java.util.Map;

/** The steps that an updater makes with some values of a parameter, and its state for these. */
interface Steps {

  /**
   * Changes the values by their gradients, which are used up.
   *
   * @param iteration counted from 0
   * @param epoch counted from 0
   */
  void step(int iteration, int epoch);

  /** A copy of each of the state's arrays, as long as the values, by its name. */
  Map<String, float[]> state();

  /** Goes on from what {@link #state} returned. */
  void restore(Map<String, float[]> state);
}
