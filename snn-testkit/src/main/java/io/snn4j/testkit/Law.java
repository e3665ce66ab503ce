package io.snn4j.testkit;

import io.snn4j.api.Plugin;
import io.snn4j.api.Signal;
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

  /** Fails unless a sample of one signal has the bits of a sample of another. */
  void requireSame(Signal one, int b, String here, Signal other, int c, String there) {
    require(
        one.steps() == other.steps() && one.features() == other.features(),
        "sample %d has another shape %s and %s",
        b,
        here,
        there);
    for (int t = 0; t < one.steps(); t++) {
      for (int n = 0; n < one.features(); n++) {
        float x = one.at(t, b, n);
        float y = other.at(t, c, n);
        require(
            Float.floatToIntBits(x) == Float.floatToIntBits(y),
            "sample %d at step %d, feature %d is %s %s and %s %s",
            b,
            t,
            n,
            x,
            here,
            y,
            there);
      }
    }
  }

  /** Fails unless two arrays have the same bits at all of these places. */
  void requireSame(float[] one, String here, float[] other, String there, int length) {
    for (int i = 0; i < length; i++) {
      if (Float.floatToIntBits(one[i]) != Float.floatToIntBits(other[i])) {
        fail("at index " + i + " is " + one[i] + " " + here + " and " + other[i] + " " + there);
      }
    }
  }

  /** Fails with the sentence. */
  void fail(String sentence) {
    throw new AssertionError(
        subject + " breaks the law " + name + " on " + example + ": " + sentence);
  }
}
