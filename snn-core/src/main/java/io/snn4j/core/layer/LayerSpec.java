package io.snn4j.core.layer;

import io.snn4j.api.Plugin;
import io.snn4j.api.SurrogateGradient;
import java.util.function.Supplier;

/**
 * The description of a layer, from which any number of networks can be built; an extension point.
 */
public interface LayerSpec extends Plugin {

  /**
   * {@return the number of output features}
   *
   * @param inputs the number of features that come in, 0 if nothing says
   * @throws IllegalArgumentException if the layer does not fit what comes before it
   */
  int outputs(int inputs);

  /** {@return whether the layer has neurons, as the last one of a network must} */
  default boolean spiking() {
    return true;
  }

  /**
   * {@return how many values the weights of this layer will have, known before any of them is
   * allocated, so that what is too large can be refused} Values that the configuration lists one by
   * one need not be counted.
   *
   * @param inputs the number of features that come in, 0 if nothing says
   * @throws IllegalArgumentException if the layer does not fit what comes before it
   */
  default long weights(int inputs) {
    return 0;
  }

  /**
   * Builds the layer with new parameters.
   *
   * @param context what the layer is built into
   * @return the layer
   * @throws IllegalArgumentException if it does not fit what comes before it
   */
  Layer build(Context context);

  /**
   * Where a layer is built.
   *
   * @param name the layer's name in the network
   * @param inputs the number of features that come in, 0 if nothing says
   * @param seed what the initial weights are drawn from, together with the parameter's name
   * @param surrogate the network's surrogate gradient, for layers that name none
   */
  record Context(String name, int inputs, long seed, Supplier<SurrogateGradient> surrogate) {}
}
