package io.snn4j.core.config;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, to be reported at once. */
public final class Problems {

  /** More sentences than anybody reads; a file may have mistakes without end. */
  private static final int MOST = 100;

  private static final int LONGEST = 2000;

  private final List<String> sentences = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param place where it is
   * @param sentence says what is wrong and what would be right
   * @throws ConfigException if there are so many already that it is better to give up
   */
  public void add(Tree.Place place, String sentence) {
    String whole = place + sentence;
    sentences.add(whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole);
    if (sentences.size() == MOST) {
      sentences.add("there may be more mistakes; these are the first " + MOST);
      throwIfAny();
    }
  }

  /** {@return whether there are none} */
  public boolean none() {
    return sentences.isEmpty();
  }

  /** {@return the number of problems so far} */
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
