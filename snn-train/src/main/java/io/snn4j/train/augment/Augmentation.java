package io.snn4j.train.augment;

import io.snn4j.api.Plugin;

/**
 * Changes training samples before they are encoded, each in another way in every epoch; an
 * extension point. Samples to validate or test with are left as they are.
 */
public interface Augmentation extends Plugin {

  /**
   * Requires that samples of this kind can be changed.
   *
   * @param features the number of features of a sample
   * @throws IllegalArgumentException unless samples may have so many features
   */
  default void check(int features) {}

  /**
   * Writes a changed sample; may be called by several threads at once.
   *
   * @param sample the features [N] as they are
   * @param into receives the changed features [N]
   * @param key what all random numbers are drawn from; another for each sample and epoch
   */
  void apply(float[] sample, float[] into, long key);
}
