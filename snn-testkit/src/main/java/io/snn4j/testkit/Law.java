package io.snn4j.testkit;

import io.snn4j.api.Plugin;
import java.util.Locale;

/**
 * One law, about to be tried on one plugin and one example; what breaks it is told in a sentence
 * that holds all three.
 */
record Law(String name, Plugin subject, Object example) {

  /** A law that needs no example but the plugin itself. */
  static Law of(String name, Plugin subject) {
    return new Law(name, subject, "itself");
  }

  /** Fails with the sentence unless the condition holds. */
  void require(boolean condition, String sentence, Object... arguments) {
    if (!condition) {
      fail(String.format(Locale.ROOT, sentence, arguments));
    }
  }

  /** Fails with the sentence. */
  void fail(String sentence) {
    throw new AssertionError(
        subject + " breaks the law " + name + " on " + example + ": " + sentence);
  }
}
