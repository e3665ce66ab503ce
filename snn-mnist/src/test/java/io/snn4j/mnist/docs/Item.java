package io.snn4j.mnist.docs;

import java.util.List;

/** What of a page these tests look at. */
sealed interface Item {

  /** The line of the page on which its content begins, counted from 1. */
  int line();

  /** A fenced block. */
  record Snippet(String language, int line, List<String> lines) implements Item {

    String text() {
      return String.join("\n", lines) + "\n";
    }
  }

  /** An HTML comment, which readers do not see. */
  record Note(String text, int line) implements Item {

    boolean is(String word) {
      return text.equals(word) || text.startsWith(word + " ") || text.startsWith(word + "\n");
    }

    /** What follows the word, line by line; the first is on the line of the note itself. */
    List<String> after(String word) {
      return text.substring(word.length()).lines().toList();
    }
  }
}
