package io.snn4j.api;

/**
 * What flows between layers: T steps of B samples of N features, time-major.
 *
 * <p>Which kind it is says what work can be saved: a {@link Constant} meets a weight matrix once
 * instead of T times, a {@link SpikeTrain} selects rows of it instead of multiplying.
 */
public sealed interface Signal permits Constant, Dense, SpikeTrain {

  /** {@return the number of time steps T} */
  int steps();

  /** {@return the number of samples B} */
  int batch();

  /** {@return the number of features, or neurons, N} */
  int features();

  /**
   * {@return whether the signal has this shape}
   *
   * @param steps the number of time steps T
   * @param batch the number of samples B
   * @param features the number of features N
   */
  default boolean isOf(int steps, int batch, int features) {
    return steps() == steps && batch() == batch && features() == features;
  }

  /**
   * {@return the value at one place; for whole signals use {@link #dense}}
   *
   * @param step the time step, from 0
   * @param sample the sample's place in the batch, from 0
   * @param feature the feature's index, from 0
   */
  float at(int step, int sample, int feature);

  /**
   * {@return the sum of a feature's values over all steps, in their order: of spikes, how many
   * there are}
   *
   * @param sample the sample's place in the batch, from 0
   * @param feature the feature's index, from 0
   */
  default float sum(int sample, int feature) {
    float sum = 0;
    for (int t = 0; t < steps(); t++) {
      sum += at(t, sample, feature);
    }
    return sum;
  }

  /** {@return the same signal with every value written out, [T,B,N]} */
  default Dense dense() {
    float[] values = new float[Math.multiplyExact(steps(), batch() * features())];
    int i = 0;
    for (int t = 0; t < steps(); t++) {
      for (int b = 0; b < batch(); b++) {
        for (int n = 0; n < features(); n++) {
          values[i++] = at(t, b, n);
        }
      }
    }
    return new Dense(steps(), batch(), features(), values);
  }
}
