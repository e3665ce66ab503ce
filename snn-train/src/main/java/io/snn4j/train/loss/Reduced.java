package io.snn4j.train.loss;

import io.snn4j.api.Loss;

/** A loss that lets the user choose how the losses of the samples become one number. */
interface Reduced extends Loss {

  /** How they do. */
  Reduction reduction();

  @Override
  default boolean sumsOverSamples() {
    return reduction() == Reduction.SUM;
  }

  @Override
  default boolean separable() {
    // a weighted mean is divided by the weights of the whole batch
    return reduction() != Reduction.WEIGHTED_MEAN;
  }
}
