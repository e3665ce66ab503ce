package io.snn4j.api;

/** A signal that is the same at every step: [B,N] values, for T steps. */
public final class Constant implements Signal {

  private final int steps;
  private final int batch;
  private final int features;
  private final float[] values;

  /**
   * Wraps the values without copying them.
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   * @param values [B,N], row-major; may be longer
   * @throws IllegalArgumentException if a size is not positive or values are missing
   */
  public Constant(int steps, int batch, int features, float[] values) {
    Check.that(
        steps > 0 && batch > 0 && features > 0, "a signal needs steps, samples and features");
    Check.that(
        values.length >= (long) batch * features,
        "a constant signal of %d samples of %d features needs %d values, but got %d",
        batch,
        features,
        (long) batch * features,
        values.length);
    this.steps = steps;
    this.batch = batch;
    this.features = features;
    this.values = values;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public float at(int step, int sample, int feature) {
    return values[sample * features + feature];
  }

  /** {@return the values themselves, [B,N] row-major; not a copy} */
  public float[] values() {
    return values;
  }
}
