package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The seeds that somebody wrote as {@code 0..4} or {@code 0,3,7}. */
final class Seeds {

  private static final int MOST = 10_000;

  private Seeds() {}

  /**
   * The seeds, in the order they were written.
   *
   * @throws ConfigException if it is no list of whole numbers, or names one twice
   */
  static List<Long> parse(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("\\.\\.", -1);
      long first = number(ends[0], text);
      long last = ends.length == 1 ? first : number(ends[1], text);
      if (ends.length > 2 || last < first) {
        throw wrong(text);
      }
      // the difference of two longs may be beyond a long
      if (last - first < 0 || last - first >= MOST - seeds.size()) {
        throw new ConfigException(
            "--seeds %s: there can be %d seeds at most".formatted(text, MOST));
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    Set<Long> different = new LinkedHashSet<>(seeds);
    if (different.size() < seeds.size()) {
      throw new ConfigException("--seeds " + text + ": a seed is named twice");
    }
    return List.copyOf(different);
  }

  private static long number(String part, String text) {
    try {
      return Long.parseLong(part.strip());
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
  }

  private static ConfigException wrong(String text) {
    return new ConfigException(
        "--seeds " + text + ": seeds are written as 0..4, from the least to the largest, or 0,3,7");
  }
}
