package io.snn4j.core.engine;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;

/** Signals that stay the same objects where one batch, or part of one, is like the last. */
public final class Same {

  private Same() {}

  /**
   * {@return a constant signal: the last one if it is just that}
   *
   * @param last the last one, or null
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @param values [B,N], not copied
   */
  public static Constant constant(
      Constant last, int steps, int batch, int features, float[] values) {
    return last != null && last.values() == values && last.isOf(steps, batch, features)
        ? last
        : new Constant(steps, batch, features, values);
  }

  /**
   * {@return a dense signal: the last one if it is just that}
   *
   * @param last the last one, or null
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @param values [T,B,N], not copied
   */
  public static Dense dense(Dense last, int steps, int batch, int features, float[] values) {
    return last != null && last.values() == values && last.isOf(steps, batch, features)
        ? last
        : new Dense(steps, batch, features, values);
  }
}
