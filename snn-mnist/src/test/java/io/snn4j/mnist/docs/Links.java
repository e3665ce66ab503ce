package io.snn4j.mnist.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the links of a page lead, and the sources it names. */
final class Links {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern IMAGE =
      Pattern.compile("<(?:img|source)[^>]* src(?:set)?=\"([^\"]+)\"");
  private static final Pattern SOURCE = Pattern.compile("`((?:[\\w.-]+/)+[\\w-]+\\.java)`");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  private final Page page;
  private final Problems problems;

  Links(Page page) {
    this.page = page;
    problems = new Problems(page);
  }

  void check() {
    boolean fenced = false;
    for (int i = 0; i < page.lines().size(); i++) {
      String line = page.lines().get(i);
      fenced ^= line.strip().startsWith("```");
      if (!fenced) {
        check(i + 1, line);
      }
    }
    problems.throwIfAny();
  }

  private void check(int line, String text) {
    String plain = CODE.matcher(text).replaceAll("");
    for (Pattern pattern : List.of(LINK, IMAGE)) {
      Matcher link = pattern.matcher(plain);
      while (link.find()) {
        if (!link.group(1).matches("\\w+:.*")) {
          link(line, link.group(1));
        }
      }
    }
    Matcher source = SOURCE.matcher(text);
    while (source.find()) {
      if (!Files.exists(Page.ROOT.resolve(source.group(1)))
          && !Files.exists(page.file().resolveSibling(source.group(1)))) {
        problems.add(line, "there is no source " + source.group(1));
      }
    }
  }

  private void link(int line, String target) {
    int hash = target.indexOf('#');
    String name = hash < 0 ? target : target.substring(0, hash);
    Path file = name.isEmpty() ? page.file() : page.file().resolveSibling(name).normalize();
    if (!Files.exists(file)) {
      problems.add(line, "the link leads nowhere: " + target);
    } else if (hash >= 0 && !anchors(Page.read(file)).contains(target.substring(hash + 1))) {
      problems.add(line, "there is no such heading: " + target);
    }
  }

  /** The anchors that GitHub gives the headings of a page. */
  static Set<String> anchors(Page page) {
    Set<String> anchors = new HashSet<>();
    boolean fenced = false;
    for (String line : page.lines()) {
      fenced ^= line.strip().startsWith("```");
      if (!fenced && line.matches("#+ .*")) {
        anchors.add(
            line.replaceFirst("#+ ", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\-_ ]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }
}
