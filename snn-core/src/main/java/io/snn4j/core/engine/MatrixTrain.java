package io.snn4j.core.engine;

import io.snn4j.api.SpikeTrain;

/** A spike train in a form of which products with matrices of few columns are soon made. */
public abstract class MatrixTrain extends SpikeTrain {

  MatrixTrain(int steps, int batch, int features, int[] words) {
    super(steps, batch, features, words);
  }

  /** Makes ready for other spikes. */
  public abstract void begin();

  /**
   * {@code out = s * w^T} for the spikes s, [T*B,N].
   *
   * @param weights w, [M,N]
   * @param columns M
   * @param out receives [T,B,M] from index 0 on
   */
  public abstract void times(OffHeapMatrix weights, int columns, OffHeap out);

  /**
   * {@code into = g^T * s} for the spikes s, [T*B,N].
   *
   * @param gradient g, [T,B,M] from index 0 on
   * @param columns M
   * @param into receives [M,N] from index 0 on
   */
  public abstract void transposedTimes(OffHeap gradient, int columns, OffHeap into);
}
