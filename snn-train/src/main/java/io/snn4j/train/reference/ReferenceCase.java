package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.Check;
import java.util.Map;
import java.util.Optional;

/**
 * One case: what to compute from what, and what comes out.
 *
 * @param name says what is special about it
 * @param params plain values, by snnTorch's names
 * @param inputs arrays by name
 * @param outputs arrays by name
 * @param gradients arrays by the name of what they belong to
 */
public record ReferenceCase(
    String name,
    JsonNode params,
    Map<String, ReferenceArray> inputs,
    Map<String, ReferenceArray> outputs,
    Map<String, ReferenceArray> gradients) {

  /** A file may ask for steps without end. */
  static final int MOST_STEPS = 1_000_000;

  /**
   * {@return an input array}
   *
   * @param key the name in the case
   * @throws IllegalArgumentException if the case has none of this name
   */
  public ReferenceArray input(String key) {
    Check.that(inputs.containsKey(key), "the case has no input '%s'", key);
    return inputs.get(key);
  }

  /**
   * {@return whether there is a parameter of this name}
   *
   * @param key the name in the case
   */
  public boolean has(String key) {
    return params.has(key);
  }

  /**
   * {@return a text among the parameters, or what it is if absent}
   *
   * @param key the name in the case
   * @param otherwise what counts if it is absent
   */
  public String text(String key, String otherwise) {
    return params.has(key) ? params.get(key).asText() : otherwise;
  }

  /**
   * {@return a number among the parameters, or what it is if absent}
   *
   * @param key the name in the case
   * @param otherwise what counts if it is absent
   */
  public double number(String key, double otherwise) {
    return params.has(key) ? params.get(key).asDouble() : otherwise;
  }

  /**
   * {@return a whole number among the parameters, or what it is if absent}
   *
   * @param key the name in the case
   * @param otherwise what counts if it is absent
   * @throws IllegalArgumentException if there is something else
   */
  public int whole(String key, int otherwise) {
    double value = number(key, otherwise);
    Check.that(value == Math.rint(value), "%s must be a whole number, but was %s", key, value);
    return (int) value;
  }

  /**
   * {@return the number of time steps among the parameters, or what it is if absent}
   *
   * @param otherwise what counts if it is absent
   * @throws IllegalArgumentException if it is not whole, or more than any case needs
   */
  public int steps(int otherwise) {
    int steps = whole("num_steps", otherwise);
    Check.within("num_steps", steps, 0, MOST_STEPS);
    return steps;
  }

  /**
   * {@return a yes or no among the parameters, or what it is if absent}
   *
   * @param key the name in the case
   * @param otherwise what counts if it is absent
   */
  public boolean flag(String key, boolean otherwise) {
    return params.has(key) ? params.get(key).asBoolean() : otherwise;
  }

  /**
   * {@return a number or a list of numbers among the parameters, as plain values}
   *
   * @param key the name in the case
   */
  public Optional<Object> plain(String key) {
    return params.has(key) ? Optional.of(plain(params.get(key))) : Optional.empty();
  }

  private static Object plain(JsonNode node) {
    if (node.isArray()) {
      java.util.List<Object> list = new java.util.ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    return node.isNumber() ? (Object) node.asDouble() : node.asText();
  }
}
