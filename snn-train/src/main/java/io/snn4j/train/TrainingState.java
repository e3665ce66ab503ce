package io.snn4j.train;

import java.util.Map;

/**
 * What training needs, besides the network's parameters, to go on as if it had never stopped.
 *
 * @param position where it stands
 * @param updater the updater's state by name, such as {@code linear1.weight.M}
 * @param best the parameters of the best epoch by name; empty without early stopping
 */
public record TrainingState(
    Position position, Map<String, float[]> updater, Map<String, float[]> best) {

  /**
   * Copies the maps, not the arrays.
   *
   * @param position where it stands
   * @param updater the updater's state by name, such as {@code linear1.weight.M}
   * @param best the parameters of the best epoch by name; empty without early stopping
   */
  public TrainingState {
    updater = Map.copyOf(updater);
    best = Map.copyOf(best);
  }
}
