package io.snn4j.train.sweep;

import io.snn4j.api.CounterRandom;
import io.snn4j.core.config.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A key of a sweep and the values it takes.
 *
 * @param key the key path, such as {@code updater.adam.learningRate}
 * @param values the values, where they are listed
 * @param range where they lie, where they are not
 */
public record Axis(String key, List<Tree> values, Optional<Range> range) {

  /**
   * Copies the list.
   *
   * @param key the key path, such as {@code updater.adam.learningRate}
   * @param values the values, where they are listed
   * @param range where they lie, where they are not
   */
  public Axis {
    values = List.copyOf(values);
  }

  /** The values of a grid. */
  List<Tree> grid() {
    return range.map(r -> r.grid().stream().map(Tree::of).toList()).orElse(values);
  }

  /**
   * The value of one of the trials that are drawn: a function of the seed, the key and the trial.
   */
  Tree draw(long seed, int trial) {
    long random = CounterRandom.key(seed, CounterRandom.word("sweep"), CounterRandom.word(key));
    return range
        .map(r -> Tree.of(r.at((CounterRandom.bits(random, trial) >>> 11) * 0x1p-53)))
        .orElseGet(() -> values.get(CounterRandom.below(random, trial, values.size())));
  }
}
