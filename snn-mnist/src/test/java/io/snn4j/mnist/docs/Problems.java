package io.snn4j.mnist.docs;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page, all of it told at once. */
final class Problems {

  private final Page page;
  private final List<String> found = new ArrayList<>();

  Problems(Page page) {
    this.page = page;
  }

  void add(int line, String sentence) {
    found.add(page.at(line) + sentence);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new AssertionError(String.join("\n", found));
    }
  }
}
