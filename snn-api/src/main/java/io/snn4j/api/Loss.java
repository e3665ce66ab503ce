package io.snn4j.api;

/**
 * A number that training makes small, and its gradient.
 *
 * <p>A loss looks at any layer of the {@link Recording}, usually the output, and adds its gradient
 * to the {@link Gradient}; so a regulariser is a loss too, and losses add up. The usual mistake:
 * let the result depend on the batch size. Take the mean over the samples unless asked for a sum.
 */
public interface Loss extends Plugin {

  /**
   * Computes the loss of a batch and adds its gradient.
   *
   * @param recording what the layers did, over B samples
   * @param targets what the output should be, for the same B samples
   * @param gradient receives dL/d(what the loss read)
   * @return the loss
   * @throws IllegalArgumentException if targets and recording do not fit together
   */
  double evaluate(Recording recording, Targets targets, Gradient gradient);

  /**
   * {@return whether {@link #evaluate} adds up the losses of the samples and does not take their
   * mean; an evaluation in several batches has to know}
   */
  default boolean sumsOverSamples() {
    return false;
  }

  /**
   * {@return whether the loss of a batch is the mean of its samples' losses, or their sum where
   * {@link #sumsOverSamples} says so, and each of these depends on its own sample alone} Training
   * may then call {@link #evaluate} for some samples after others, on several threads at once,
   * which is faster.
   */
  default boolean separable() {
    return false;
  }

  /** Where a loss puts its gradient: arrays of zeros, to be added to, [T,B,N] row-major. */
  interface Gradient {

    /**
     * {@return dL/dS of a layer's spikes}
     *
     * @param layer a layer of the recording
     */
    float[] spikes(Recording.Layer layer);

    /**
     * {@return dL/dU of a layer's membrane}
     *
     * @param layer a layer of the recording
     */
    float[] membrane(Recording.Layer layer);
  }
}
