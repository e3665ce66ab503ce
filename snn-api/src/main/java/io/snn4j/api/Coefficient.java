package io.snn4j.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of a neuron model that may differ between neurons and may be learned: one value for
 * the whole layer, or one per neuron; fixed, or trained with the weights.
 *
 * <p>In YAML: {@code beta: 0.95}, {@code beta: [0.8, 0.9, 0.95]}, or {@code beta: {value: 0.9,
 * learn: true}}. A neuron model receives it as an array with one value per neuron of the tile,
 * whichever form was given.
 *
 * @param values one value, or one per neuron of the layer
 * @param learn whether training changes it
 */
public record Coefficient(List<Float> values, boolean learn) {

  /**
   * Copies and checks the values.
   *
   * @param values one value, or one per neuron of the layer
   * @param learn whether training changes it
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public Coefficient {
    Check.that(!values.isEmpty(), "a coefficient needs at least one value");
    values = List.copyOf(values);
    values.forEach(value -> Check.finite("a coefficient", value));
  }

  /**
   * {@return a fixed coefficient}
   *
   * @param values one for all neurons, or one per neuron
   */
  public static Coefficient of(float... values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return new Coefficient(list, false);
  }

  /**
   * {@return a coefficient that training changes}
   *
   * @param initial one start value for all neurons (they share the parameter), or one per neuron
   */
  public static Coefficient learned(float... initial) {
    return new Coefficient(of(initial).values, true);
  }

  /** {@return whether one value serves all neurons} */
  public boolean shared() {
    return values.size() == 1;
  }

  /**
   * {@return the value of neuron {@code n} of the layer}
   *
   * @param n the neuron's index in its layer, from 0
   */
  public float at(int n) {
    return values.get(shared() ? 0 : n);
  }
}
