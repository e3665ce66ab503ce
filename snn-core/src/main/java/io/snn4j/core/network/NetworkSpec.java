package io.snn4j.core.network;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.layer.LayerSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The description of a network, from which any number of networks can be built.
 *
 * @param steps the number of time steps T
 * @param surrogate the surrogate gradient of layers that name none; absent: atan's defaults
 * @param network the layers, from input to output
 */
public record NetworkSpec(
    @Param(value = "number of time steps", min = 1) int steps,
    @Param("surrogate gradient of layers that name none") Optional<SurrogateGradient> surrogate,
    @Param("layers, from input to output") List<LayerSpec> network) {

  /** A file may name layers without end; no network that is trained has as many. */
  private static final int MOST_LAYERS = 10_000;

  /**
   * Checks the numbers of steps and layers; whether the layers fit together is checked by {@link
   * #misfits}.
   *
   * @param steps the number of time steps T
   * @param surrogate the surrogate gradient of layers that name none; absent: atan's defaults
   * @param network the layers, from input to output
   * @throws IllegalArgumentException if there are no steps or far too many layers
   */
  public NetworkSpec {
    Check.that(steps >= 1, "steps must be at least 1, but was %d", steps);
    Check.that(
        network.size() <= MOST_LAYERS,
        "a network has at most %d layers, but this has %d",
        MOST_LAYERS,
        network.size());
    network = List.copyOf(network);
  }

  /** {@return the name of each layer, such as {@code linear1, leaky1, linear2, leaky2}} */
  public List<String> names() {
    Map<String, Integer> counts = new HashMap<>();
    return network.stream()
        .map(layer -> layer.name() + counts.merge(layer.name(), 1, Integer::sum))
        .toList();
  }

  /**
   * {@return what keeps the layers from fitting together, by the index of the layer; empty if
   * nothing}
   */
  public SortedMap<Integer, String> misfits() {
    return new Misfits(names(), network.stream().map(Optional::of).toList()).sentences();
  }

  /**
   * {@return how many values the weights of each layer will have, by the layer's name; known before
   * the network is built}
   *
   * @throws IllegalArgumentException if the layers do not fit together
   */
  public Map<String, Long> weights() {
    Map<String, Long> weights = new LinkedHashMap<>();
    List<String> names = names();
    int features = 0;
    for (int i = 0; i < network.size(); i++) {
      weights.put(names.get(i), network.get(i).weights(features));
      features = network.get(i).outputs(features);
    }
    return weights;
  }

  /**
   * Builds a network with new parameters.
   *
   * @param seed the parameters' initial values are a function of it and of their names
   * @return the network
   * @throws IllegalArgumentException if there are no layers, they do not fit together, or the last
   *     has no neurons
   */
  public Network build(long seed) {
    Check.that(!network.isEmpty(), "a network needs at least one layer");
    misfits()
        .values()
        .forEach(
            misfit -> {
              throw new IllegalArgumentException(misfit);
            });
    return new Network(this, seed);
  }

  /** The same with one more layer at the end. */
  NetworkSpec plus(LayerSpec layer) {
    List<LayerSpec> layers = new ArrayList<>(network);
    layers.add(layer);
    return new NetworkSpec(steps, surrogate, layers);
  }
}
