package io.snn4j.core.network;

import io.snn4j.core.layer.LayerSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What keeps layers from fitting together.
 *
 * @param names what to call them
 * @param layers the layers, from input to output; absent where one is not known, and what it gives
 *     out is then not known either
 */
public record Misfits(List<String> names, List<Optional<LayerSpec>> layers) {

  /** {@return a sentence for each layer that does not fit what comes before it, by its index} */
  public SortedMap<Integer, String> sentences() {
    SortedMap<Integer, String> misfits = new TreeMap<>();
    OptionalInt features = OptionalInt.of(0);
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).isEmpty()) {
        features = OptionalInt.empty();
        continue;
      }
      LayerSpec layer = layers.get(i).get();
      if (features.isEmpty()) {
        features = outputsAlone(layer);
        continue;
      }
      try {
        features = OptionalInt.of(layer.outputs(features.getAsInt()));
      } catch (IllegalArgumentException e) {
        misfits.put(i, names.get(i) + ": " + e.getMessage());
        features = outputsAlone(layer);
      }
    }
    return misfits;
  }

  /** What a layer gives out whatever comes in; after a misfit, where nothing is known, no error. */
  private static OptionalInt outputsAlone(LayerSpec layer) {
    try {
      return OptionalInt.of(layer.outputs(0));
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
  }
}
