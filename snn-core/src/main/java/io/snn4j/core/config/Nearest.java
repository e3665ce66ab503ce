package io.snn4j.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the name that somebody who misspelt one most likely meant. */
public final class Nearest {

  /** Longer words are compared with nothing: the time grows with the square of the length. */
  private static final int LONGEST = 100;

  private static final Pattern JOINTS = Pattern.compile("[-_ ]");

  private Nearest() {}

  /**
   * {@return the known name nearest to the given one, if any is near enough to be a misspelling of
   * it}
   *
   * @param given what was given
   * @param known all names there are
   */
  public static Optional<String> to(String given, Collection<String> known) {
    if (given.length() > LONGEST) {
      return Optional.empty();
    }
    String word = plain(given);
    return known.stream()
        .filter(
            name -> near(word, plain(name)) || (!given.isBlank() && plain(name).startsWith(word)))
        .min(Comparator.comparingInt((String name) -> distance(word, plain(name))));
  }

  private static boolean near(String word, String name) {
    int most = Math.max(1, name.length() / 3);
    // a file may have many names that are none, and the distance is never below this difference
    return Math.abs(word.length() - name.length()) <= most && distance(word, name) <= most;
  }

  /**
   * {@return the end of an error sentence: a suggestion, or else all that there is}
   *
   * @param given what was given
   * @param known all names there are
   */
  public static String hint(String given, Collection<String> known) {
    return to(given, known)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse(known.isEmpty() ? "" : "; known are " + String.join(", ", known));
  }

  private static String plain(String name) {
    return JOINTS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The number of insertions, deletions, replacements and swaps of neighbours between words. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        d[i][j] =
            Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
