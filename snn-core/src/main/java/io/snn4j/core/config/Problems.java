package io.snn4j.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with a configuration, to be reported at once. */
public final class Problems {

  /** More sentences than anybody reads; a file may have mistakes without end. */
  private static final int MOST = 100;

  private static final int LONGEST = 2000;

  /** A file is read from its top; what stands in none comes after it. */
  private static final Comparator<Problem> BY_LINE =
      Comparator.comparingInt(
          each -> each.place.line() == 0 ? Integer.MAX_VALUE : each.place.line());

  private final List<Problem> list = new ArrayList<>();

  private record Problem(Tree.Place place, String sentence) {}

  /**
   * Notes a problem.
   *
   * @param place where it is
   * @param sentence says what is wrong and what would be right
   * @throws ConfigException if there are so many already that it is better to give up
   */
  public void add(Tree.Place place, String sentence) {
    String whole = place + sentence;
    list.add(
        new Problem(place, whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole));
    if (list.size() == MOST) {
      List<String> sentences = sentences();
      sentences.add("there may be more mistakes; these are the first " + MOST);
      throw new ConfigException(sentences);
    }
  }

  /** {@return whether there are none} */
  public boolean none() {
    return list.isEmpty();
  }

  /** {@return the number of problems so far} */
  public int count() {
    return list.size();
  }

  /**
   * Gives up if there are problems.
   *
   * @throws ConfigException that lists them all, by line
   */
  public void throwIfAny() {
    if (!none()) {
      throw new ConfigException(sentences());
    }
  }

  private List<String> sentences() {
    return new ArrayList<>(list.stream().sorted(BY_LINE).map(Problem::sentence).toList());
  }
}
