package io.snn4j.api;

import java.util.Locale;

/**
 * The checks a plugin's compact constructor makes; each failure is one sentence that names the
 * parameter, the value and what would be right.
 *
 * <p>The plugin's name is put in front by whoever creates it from a configuration: {@code leaky:
 * beta must lie in [0, 1], but was 1.7}.
 */
public final class Check {

  private Check() {}

  /**
   * Requires a condition.
   *
   * @param condition what must hold
   * @param sentence says what must hold, with {@link String#format} placeholders
   * @param arguments what the placeholders stand for
   * @throws IllegalArgumentException if it does not
   */
  public static void that(boolean condition, String sentence, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, sentence, arguments));
    }
  }

  /**
   * The same with whole numbers, of which no objects are made where the condition holds.
   *
   * @param condition what must hold
   * @param sentence says what must hold, with {@link String#format} placeholders
   * @param first what the first placeholder stands for
   * @param second what the second placeholder stands for
   * @throws IllegalArgumentException if it does not
   */
  public static void that(boolean condition, String sentence, int first, int second) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, sentence, first, second));
    }
  }

  /**
   * The same with a name first.
   *
   * @param condition what must hold
   * @param sentence says what must hold, with {@link String#format} placeholders
   * @param name what the first placeholder stands for
   * @param first what the second placeholder stands for
   * @param second what the third placeholder stands for
   * @throws IllegalArgumentException if it does not
   */
  public static void that(boolean condition, String sentence, String name, int first, int second) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, sentence, name, first, second));
    }
  }

  /**
   * Requires a finite value above 0; for whole numbers see {@link #atLeast}.
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @throws IllegalArgumentException otherwise
   */
  public static void positive(String name, double value) {
    that(
        value > 0 && Double.isFinite(value), "%s must be positive, but was %s", name, plain(value));
  }

  /**
   * Requires a finite value of at least 0.
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @throws IllegalArgumentException otherwise
   */
  public static void notNegative(String name, double value) {
    that(
        value >= 0 && Double.isFinite(value),
        "%s must not be negative, but was %s",
        name,
        plain(value));
  }

  /**
   * Requires a finite value.
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public static void finite(String name, double value) {
    that(Double.isFinite(value), "%s must be finite, but was %s", name, value);
  }

  /**
   * Requires a whole number of at least this size.
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @param least the smallest value allowed
   * @throws IllegalArgumentException otherwise
   */
  public static void atLeast(String name, long value, long least) {
    that(value >= least, "%s must be at least %d, but was %d", name, least, value);
  }

  /**
   * Requires a whole number in [min, max].
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @throws IllegalArgumentException otherwise
   */
  public static void within(String name, long value, long min, long max) {
    that(
        value >= min && value <= max, "%s must lie in [%d, %d], but was %d", name, min, max, value);
  }

  /**
   * Requires a float in [min, max], whose ends are rounded to floats as the value was: 0.1f is at
   * least 0.1, though as a double it is not the same.
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @throws IllegalArgumentException otherwise
   */
  public static void within(String name, float value, double min, double max) {
    that(
        value >= (float) min && value <= (float) max,
        "%s must lie in [%s, %s], but was %s",
        name,
        plain((float) min),
        plain((float) max),
        plain(value));
  }

  /**
   * Requires a value in [min, max].
   *
   * @param name what the sentence calls the value
   * @param value what is checked
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @throws IllegalArgumentException otherwise
   */
  public static void within(String name, double value, double min, double max) {
    that(
        value >= min && value <= max,
        "%s must lie in [%s, %s], but was %s",
        name,
        plain(min),
        plain(max),
        plain(value));
  }

  /**
   * Requires every value of a fixed coefficient to lie in [min, max]. A learned one may start, and
   * may wander, outside: it is clamped where it is used.
   *
   * @param name what the sentence calls the value
   * @param coefficient what is checked
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @throws IllegalArgumentException otherwise
   */
  public static void within(String name, Coefficient coefficient, double min, double max) {
    if (!coefficient.learn()) {
      coefficient.values().forEach(value -> within(name, value, min, max));
    }
  }

  /**
   * Requires every value of a coefficient to be positive.
   *
   * @param name what the sentence calls the value
   * @param coefficient what is checked
   * @throws IllegalArgumentException otherwise
   */
  public static void positive(String name, Coefficient coefficient) {
    coefficient.values().forEach(value -> positive(name, value));
  }

  /** Prints 1 for 1.0, and a float with the digits it was written with. */
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return value == (float) value ? Float.toString((float) value) : Double.toString(value);
  }
}
