package io.snn4j.core.engine;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;

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
    return last != null && last.values() == values && isOf(last, steps, batch, features)
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
    return last != null && last.values() == values && isOf(last, steps, batch, features)
        ? last
        : new Dense(steps, batch, features, values);
  }

  /**
   * {@return whether a signal has this shape}
   *
   * @param signal any
   * @param steps T
   * @param batch B
   * @param features N
   */
  public static boolean isOf(Signal signal, int steps, int batch, int features) {
    return signal.steps() == steps && signal.batch() == batch && signal.features() == features;
  }
}
