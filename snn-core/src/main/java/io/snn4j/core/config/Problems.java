package io.snn4j.core.config;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, to be reported at once. */
public final class Problems {

  private final List<String> sentences = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param place where it is
   * @param sentence says what is wrong and what would be right
   */
  public void add(Tree.Place place, String sentence) {
    sentences.add(place + sentence);
  }

  /** Whether there are none. */
  public boolean none() {
    return sentences.isEmpty();
  }

  /** The number of problems so far. */
  public int count() {
    return sentences.size();
  }

  /**
   * Gives up if there are problems.
   *
   * @throws ConfigException that lists them all
   */
  public void throwIfAny() {
    if (!none()) {
      throw new ConfigException(sentences);
    }
  }
}
