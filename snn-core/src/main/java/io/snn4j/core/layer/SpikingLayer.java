package io.snn4j.core.layer;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SurrogateGradient;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A layer with neurons: its spikes and membranes can be recorded and be part of a loss, and its
 * states can be taken from one pass to the next.
 */
public interface SpikingLayer extends Layer {

  /** {@return the surrogate gradient of the neurons' spikes, as it was learned so far} */
  SurrogateGradient surrogate();

  /** {@return how many states each neuron takes from step to step} */
  int states();

  /**
   * {@return what the layer did in the last forward pass; computed when asked for}
   *
   * @param pass the pass that the layer ran in
   */
  Recording.Layer recording(Pass pass);

  /**
   * Writes the membranes after each step of the last forward pass to where they are in the array of
   * a larger batch, [T,batch,N].
   *
   * @param pass the pass that the layer ran in
   * @param into receives them
   * @param first which sample of the batch is the pass's first
   * @param batch how many samples the batch has
   */
  default void membrane(Pass pass, float[] into, int first, int batch) {
    Dense membrane = recording(pass).membrane();
    int length = membrane.batch() * membrane.features();
    for (int t = 0; t < membrane.steps(); t++) {
      int at = (t * batch + first) * membrane.features();
      System.arraycopy(membrane.values(), t * length, into, at, length);
    }
  }

  /**
   * {@return the array a loss adds dL/dS to, [T,B,N]; zeros after each forward pass}
   *
   * @param pass the pass that the layer ran in
   */
  float[] spikeGradient(Pass pass);

  /**
   * {@return the array a loss adds dL/dU to, [T,B,N]; zeros after each forward pass}
   *
   * @param pass the pass that the layer ran in
   */
  float[] membraneGradient(Pass pass);

  /**
   * Lets the next forward pass, and that one alone, start from these states.
   *
   * @param pass the pass that the layer ran in
   * @param states [B,N] by the state's name; what is not named starts at zero
   */
  void start(Pass pass, Map<String, float[]> states);

  /**
   * {@return the states after the last step of the last forward pass, [B,N] by name}
   *
   * @param pass the pass that the layer ran in
   */
  Map<String, float[]> end(Pass pass);

  /**
   * Shows the states after the last step of the last forward pass, without a copy of its own where
   * that can be had.
   *
   * @param pass the pass that the layer ran in
   * @param visitor gets each state's name and its values, [B,N] or longer, not to be changed
   */
  default void end(Pass pass, BiConsumer<String, float[]> visitor) {
    end(pass).forEach(visitor);
  }

  /**
   * {@return the gradient of the states that the last forward pass was told to start from}
   *
   * @param pass the pass that the layer ran in
   */
  Map<String, float[]> startGradient(Pass pass);

  /**
   * {@return dL/dI of the last backward pass, [T,B,K] where the neurons take K values a step; not a
   * copy, and valid until the next pass} Absent where the current was a {@link
   * io.snn4j.api.Constant}, whose gradient is summed over the steps at once.
   *
   * @param pass the pass that the layer ran in
   */
  Optional<Dense> currentGradient(Pass pass);
}
