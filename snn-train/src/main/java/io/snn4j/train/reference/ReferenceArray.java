package io.snn4j.train.reference;

import io.snn4j.api.Check;
import java.util.Arrays;

/**
 * Numbers with a shape, row-major.
 *
 * @param shape empty for a single number
 * @param values as many as the shape says
 */
public record ReferenceArray(int[] shape, float[] values) {

  /**
   * Checks that there are as many values as the shape says.
   *
   * @param shape empty for a single number
   * @param values as many as the shape says
   * @throws IllegalArgumentException otherwise
   */
  public ReferenceArray {
    long size = 1;
    for (int n : shape) {
      Check.that(n >= 0, "a shape must not be negative, but was %s", Arrays.toString(shape));
      size = Math.multiplyExact(size, n);
    }
    Check.that(
        size == values.length,
        "an array of shape %s has %d values, but there are %d",
        Arrays.toString(shape),
        size,
        values.length);
  }

  /**
   * {@return an array of these values}
   *
   * @param values the values, row-major
   * @param shape the size of each dimension
   */
  public static ReferenceArray of(float[] values, int... shape) {
    return new ReferenceArray(shape, values);
  }

  /**
   * {@return a single number}
   *
   * @param value the number
   */
  public static ReferenceArray of(double value) {
    return new ReferenceArray(new int[0], new float[] {(float) value});
  }

  /**
   * {@return the size of one dimension}
   *
   * @param dimension the dimension, from 0
   */
  public int size(int dimension) {
    Check.that(
        dimension < shape.length,
        "an array of shape %s has no dimension %d",
        Arrays.toString(shape),
        dimension);
    return shape[dimension];
  }

  /**
   * Values over time, of the shape [steps] and then this one's.
   *
   * @param from the first dimension of this shape that is kept: 1 if it has time in front already
   */
  ReferenceArray overSteps(int steps, int from, float[] over) {
    int[] whole = new int[1 + shape.length - from];
    whole[0] = steps;
    System.arraycopy(shape, from, whole, 1, shape.length - from);
    return new ReferenceArray(whole, over);
  }

  /** {@return the largest absolute value} */
  public double largest() {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** {@return the values as whole numbers} */
  public int[] integers() {
    int[] integers = new int[values.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = Math.round(values[i]);
    }
    return integers;
  }
}
