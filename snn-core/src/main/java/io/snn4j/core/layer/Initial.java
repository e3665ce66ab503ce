package io.snn4j.core.layer;

import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;
import io.snn4j.api.Parameter;
import io.snn4j.core.engine.OffHeap;
import io.snn4j.core.memory.Bytes;

/** Initial values of parameters. */
final class Initial {

  private Initial() {}

  /**
   * Values uniform in [-bound, bound), a function of the seed and the parameter's name alone.
   *
   * @param shape of the parameter
   */
  static Parameter uniform(String name, long seed, float bound, long... shape) {
    return uniform(name, seed, bound, true, shape);
  }

  /** The same for a parameter that training may leave as it is. */
  static Parameter uniform(String name, long seed, float bound, boolean learned, long... shape) {
    float[] values = values(name, seed, bound, size(name, shape));
    return new Parameter(name, OffHeap.tensor(values, shape), learned);
  }

  /** The same for a matrix of which what leaves one input lies side by side in memory. */
  static Parameter uniformByInput(String name, long seed, float bound, long outputs, long inputs) {
    float[] values = values(name, seed, bound, size(name, outputs, inputs));
    return new Parameter(name, OffHeap.matrixByColumn(values, outputs, inputs));
  }

  private static int size(String name, long... shape) {
    double size = 1;
    for (long n : shape) {
      size *= n;
    }
    Check.that(
        size <= Bytes.LONGEST,
        "%s would have %.0f values, but one array holds at most %d",
        name,
        size,
        Bytes.LONGEST);
    return (int) size;
  }

  /** Values uniform in [-bound, bound). */
  static float[] values(String name, long seed, float bound, int size) {
    float[] values = new float[size];
    long key = CounterRandom.key(seed, CounterRandom.word(name));
    for (int i = 0; i < size; i++) {
      values[i] = bound * (2 * CounterRandom.uniform(key, i) - 1);
    }
    return values;
  }

  /** A parameter with these values. */
  static Parameter of(String name, float[] values, long... shape) {
    return new Parameter(name, OffHeap.tensor(values, shape));
  }
}
