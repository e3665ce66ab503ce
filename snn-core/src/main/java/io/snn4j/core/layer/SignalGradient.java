package io.snn4j.core.layer;

import io.snn4j.core.engine.StepRows;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The gradient of the loss with respect to a signal, read in runs of neurons by whoever needs it.
 *
 * <p>It may be an array or computed on demand: the gradient that a linear layer hands to the spikes
 * before it would be [T,B,N] floats, of which the neuron layer needs a tile at a time.
 */
public interface SignalGradient {

  /** No gradient: zero everywhere. */
  SignalGradient ZERO = (step, sample, from, length, into) -> Arrays.fill(into, 0, length, 0f);

  /**
   * Reads dL/d signal at one step for a run of features of one sample, or for all features of
   * several samples, one after another.
   *
   * @param step the time step, from 0
   * @param sample the first sample's place in the batch, from 0
   * @param from the first feature, a multiple of the tile given to {@link #resolve}
   * @param length how many values: at most a tile, or a multiple of the features
   * @param into receives {@code length} values from index 0
   */
  void read(int step, int sample, int from, int length, float[] into);

  /**
   * Tells that the calling thread is about to read the same run at these steps, which may be
   * cheaper to compute together.
   *
   * @param first the first step
   * @param end the step after the last
   * @param sample the first sample's place in the batch, from 0
   * @param from the first feature, as in {@link #read}
   * @param length as in {@link #read}
   */
  default void ready(int first, int end, int sample, int from, int length) {}

  /**
   * Adds up what the gradient comes to over some steps along given slopes, {@code into += sum over
   * t of dL/dS[t] * slopes[t]}, value by value, if that takes less work here than reading every
   * step does.
   *
   * @param first the first step
   * @param end the step after the last
   * @param sample the first sample's place in the batch, from 0
   * @param from the first feature, as in {@link #read}
   * @param length as in {@link #read}
   * @param slopes a row of the features for each sample of each of the steps
   * @param row the first of these rows
   * @param into is added to
   * @return whether it did; if not, nothing has changed
   */
  default boolean addAlong(
      int first,
      int end,
      int sample,
      int from,
      int length,
      StepRows slopes,
      int row,
      float[] into) {
    return false;
  }

  /**
   * {@return this gradient in a form that several threads may read in tiles; called once, before
   * reading}
   *
   * @param tile the number of features of a tile
   */
  default SignalGradient resolve(int tile) {
    return this;
  }

  /** A gradient with a value for every step, [T,B,N]. */
  record PerStep(int batch, int features, float[] values) implements SignalGradient {
    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      System.arraycopy(values, (step * batch + sample) * features + from, into, 0, length);
    }
  }

  /** The gradient of a {@link io.snn4j.api.Constant}: [B,N], already summed over the steps. */
  record Summed(int features, float[] values) implements SignalGradient {
    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      throw new IllegalStateException("the gradient of a constant signal has no single step");
    }
  }

  /** A gradient that is computed when somebody wants it, and never otherwise. */
  record Lazy(IntFunction<SignalGradient> compute) implements SignalGradient {
    @Override
    public SignalGradient resolve(int tile) {
      return compute.apply(tile);
    }

    @Override
    public void read(int step, int sample, int from, int length, float[] into) {
      throw new IllegalStateException("a lazy gradient is read through resolve()");
    }
  }
}
