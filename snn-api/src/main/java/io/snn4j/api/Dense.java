package io.snn4j.api;

/** A signal with a value of its own at every step: [T,B,N]. */
public final class Dense implements Signal {

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
   * @param values [T,B,N], row-major; may be longer
   * @throws IllegalArgumentException if a size is not positive or values are missing
   */
  public Dense(int steps, int batch, int features, float[] values) {
    Check.that(
        steps > 0 && batch > 0 && features > 0, "a signal needs steps, samples and features");
    Check.that(
        values.length >= (long) steps * batch * features,
        "a signal of %d steps of %d samples of %d features needs %d values, but got %d",
        steps,
        batch,
        features,
        (long) steps * batch * features,
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
    return values[(step * batch + sample) * features + feature];
  }

  @Override
  public Dense dense() {
    return this;
  }

  /** {@return the values themselves, [T,B,N] row-major; not a copy} */
  public float[] values() {
    return values;
  }
}
