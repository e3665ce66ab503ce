package io.snn4j.testkit.oracle;

import io.snn4j.api.Check;

/**
 * A number that all neurons of a layer share, or one for each of them.
 *
 * @param values one, or one per neuron; the array itself, not a copy
 */
public record PerNeuron(double[] values) {

  /**
   * Wraps the values.
   *
   * @param values one, or one per neuron; the array itself, not a copy
   * @throws IllegalArgumentException if there is none
   */
  public PerNeuron {
    Check.that(values.length > 0, "a value per neuron needs at least one value");
  }

  /**
   * {@return one for all neurons, or one per neuron}
   *
   * @param values one for all neurons, or one per neuron
   */
  public static PerNeuron of(double... values) {
    return new PerNeuron(values);
  }

  /**
   * {@return the value of neuron {@code n}}
   *
   * @param n the neuron's index in its layer, from 0
   */
  public double at(int n) {
    return values[index(n)];
  }

  /** Where neuron {@code n} finds its value. */
  int index(int n) {
    return values.length == 1 ? 0 : n;
  }

  /** The value of neuron {@code n}, clamped to [0,1]. */
  double clamped(int n) {
    return Math.min(1, Math.max(0, at(n)));
  }

  /** d clamped / d value: 1 within [0,1], both ends included, and 0 outside. */
  double clampDerivative(int n) {
    return at(n) >= 0 && at(n) <= 1 ? 1 : 0;
  }

  /** The values as the one row of a matrix; the array itself. */
  double[][] row() {
    return new double[][] {values};
  }
}
