package io.snn4j.core.layer;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.Random;

/** Random signals, a function of their seed. */
public final class Signals {

  private Signals() {}

  /** Values uniform in [low, high). */
  public static float[] values(long seed, int length, float low, float high) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = low + (high - low) * random.nextFloat();
    }
    return values;
  }

  /** Small whole numbers, of which floats compute sums and products exactly. */
  public static float[] whole(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(41) - 20;
    }
    return values;
  }

  /** A dense signal. */
  public static Dense dense(long seed, int steps, int batch, int features) {
    return new Dense(steps, batch, features, values(seed, steps * batch * features, -0.6f, 1));
  }

  /** A constant signal. */
  public static Constant constant(long seed, int steps, int batch, int features) {
    return new Constant(steps, batch, features, values(seed, batch * features, -0.6f, 1));
  }

  /** A spike train. */
  public static SpikeTrain spikes(long seed, int steps, int batch, int features, double density) {
    Random random = new Random(seed);
    float[] values = new float[steps * batch * features];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < density ? 1 : 0;
    }
    return SpikeTrain.of(steps, batch, features, values);
  }

  /** The values of a signal, [T,B,N], and no more. */
  public static float[] written(Signal signal) {
    int length = signal.steps() * signal.batch() * signal.features();
    return java.util.Arrays.copyOf(signal.dense().values(), length);
  }

  /** The whole of a gradient, [T,B,N], read in tiles as a layer of neurons reads it. */
  static float[] read(SignalGradient gradient, Signal like, int tile) {
    SignalGradient resolved = gradient.resolve(tile);
    int features = like.features();
    float[] values = new float[like.steps() * like.batch() * features];
    float[] run = new float[tile];
    for (int t = 0; t < like.steps(); t++) {
      for (int b = 0; b < like.batch(); b++) {
        for (int from = 0; from < features; from += tile) {
          int length = Math.min(tile, features - from);
          resolved.read(t, b, from, length, run);
          System.arraycopy(run, 0, values, (t * like.batch() + b) * features + from, length);
        }
      }
    }
    return values;
  }
}
