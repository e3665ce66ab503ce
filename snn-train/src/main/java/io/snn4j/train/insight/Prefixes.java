package io.snn4j.train.insight;

import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording would have been, had the run ended earlier: nothing looks into the future, so
 * these are its first steps. Arrays are time-major, hence shared and never copied; spike trains are
 * small.
 */
final class Prefixes {

  private final List<Whole> layers;

  Prefixes(Recording recording) {
    layers = recording.layers().stream().map(Whole::new).toList();
  }

  /** The first steps of it. */
  Recording first(int steps) {
    List<Recording.Layer> cut =
        layers.stream().map(layer -> (Recording.Layer) new Cut(layer, steps)).toList();
    return () -> cut;
  }

  /** A layer over all steps; what is asked for is computed once. */
  private static final class Whole {

    private final Recording.Layer layer;
    private final Map<String, Dense> states = new HashMap<>();
    private Optional<Signal> spikes = Optional.empty();

    Whole(Recording.Layer layer) {
      this.layer = layer;
    }

    Signal spikes() {
      if (spikes.isEmpty()) {
        Signal given = layer.spikes();
        spikes = Optional.of(given instanceof SpikeTrain ? given : given.dense());
      }
      return spikes.get();
    }

    Dense state(String state) {
      return states.computeIfAbsent(state, layer::state);
    }
  }

  private record Cut(Whole whole, int steps) implements Recording.Layer {

    @Override
    public String name() {
      return whole.layer.name();
    }

    @Override
    public Signal spikes() {
      return whole.spikes() instanceof SpikeTrain train
          ? train.first(steps)
          : first((Dense) whole.spikes());
    }

    @Override
    public Dense membrane() {
      return state("membrane");
    }

    @Override
    public Dense state(String state) {
      return first(whole.state(state));
    }

    private Dense first(Dense all) {
      return new Dense(steps, all.batch(), all.features(), all.values());
    }
  }
}
