package io.snn4j.testkit;

import io.snn4j.api.Heaviside;
import io.snn4j.api.Leak;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Walks a model over a layer through time and back, as the engine does, and keeps what it wrote.
 *
 * @param garbage what the arrays hold before somebody writes
 * @param learns whether the coefficients' gradients are wanted
 * @param gradientAtFirst what the coefficients' gradients are before the walk back
 * @param knowsFired whether tiles know what fired at the step before
 * @param byLeak whether a leak's equations take the place of the model's methods
 * @param watch makes the calls of the model
 */
record NeuronWalk(
    NeuronModel model,
    SampleNeurons sample,
    float garbage,
    boolean learns,
    float gradientAtFirst,
    boolean knowsFired,
    boolean byLeak,
    Watch watch) {

  /** Makes a call of the model's. */
  @FunctionalInterface
  interface Watch {
    void call(String method, Consumer<Tile> body, ArrayTile tile);
  }

  /** A walk under ordinary conditions. */
  static NeuronWalk of(NeuronModel model, SampleNeurons sample) {
    return new NeuronWalk(
        model, sample, 0.5f, true, 0, false, false, (method, body, tile) -> body.accept(tile));
  }

  NeuronWalk withGarbage(float other) {
    return new NeuronWalk(model, sample, other, learns, gradientAtFirst, knowsFired, byLeak, watch);
  }

  NeuronWalk withoutLearning() {
    return new NeuronWalk(
        model, sample, garbage, false, gradientAtFirst, knowsFired, byLeak, watch);
  }

  NeuronWalk withGradientAtFirst(float value) {
    return new NeuronWalk(model, sample, garbage, learns, value, knowsFired, byLeak, watch);
  }

  NeuronWalk watchedBy(Watch other) {
    return new NeuronWalk(
        model, sample, garbage, learns, gradientAtFirst, knowsFired, byLeak, other);
  }

  /** Tiles know what fired at the step before, but for the first. */
  NeuronWalk knowingFired() {
    return new NeuronWalk(model, sample, garbage, learns, gradientAtFirst, true, byLeak, watch);
  }

  /** Where the model says that it does nothing but leak, that is done instead. */
  NeuronWalk leaking() {
    return new NeuronWalk(model, sample, garbage, learns, gradientAtFirst, knowsFired, true, watch);
  }

  /** What the whole layer did in one tile: by array and step, a value per neuron. */
  Map<String, float[]> trace() {
    return trace(sample.neurons());
  }

  /** What the layer did in tiles of at most this size. */
  Map<String, float[]> trace(int tileSize) {
    Map<String, float[]> trace = new LinkedHashMap<>();
    for (int from = 0; from < sample.neurons(); from += tileSize) {
      int size = Math.min(tileSize, sample.neurons() - from);
      List<ArrayTile> tiles = forward(from, size);
      for (int t = 0; t < tiles.size(); t++) {
        keep(trace, tiles.get(t), "after", t, from);
        keep(trace, tiles.get(t), "excess", t, from);
      }
      backward(tiles, from);
      for (int t = tiles.size() - 1; t >= 0; t--) {
        keep(trace, tiles.get(t), "stateGradient", t, from);
        keep(trace, tiles.get(t), "currentGradient", t, from);
      }
      keep(trace, tiles.get(0), "coefficientGradient", 0, from);
    }
    return trace;
  }

  private void keep(Map<String, float[]> trace, ArrayTile tile, String method, int t, int from) {
    tile.arrays()
        .forEach(
            (call, array) -> {
              if (call.startsWith(method + "(")) {
                String name = call + " of step " + t;
                float[] layer = trace.computeIfAbsent(name, n -> new float[sample.neurons()]);
                System.arraycopy(array, 0, layer, from, tile.size());
              }
            });
  }

  /** The tiles of all steps, for the neurons from one on. */
  List<ArrayTile> forward(int from, int size) {
    List<LayerCoefficient> coefficients = LayerCoefficient.of(model);
    List<ArrayTile> tiles = new ArrayList<>();
    for (int t = 0; t < sample.steps(); t++) {
      ArrayTile tile = new ArrayTile(model, coefficients, size, garbage, learns);
      if (t == 0) {
        begin(tile, coefficients, from);
      } else {
        continueFrom(tiles.get(t - 1), tile);
        if (knowsFired && !model.resetsWithinStep()) {
          tile.fired(fired(tiles.get(t - 1)));
        }
      }
      for (int n = 0; n < size; n++) {
        tile.current()[n] = sample.current(t, from + n);
      }
      tiles.add(tile);
      step(tile);
    }
    return tiles;
  }

  private static float[] fired(ArrayTile tile) {
    float[] fired = new float[tile.size()];
    for (int n = 0; n < fired.length; n++) {
      fired[n] = Heaviside.of(tile.excess()[n]);
    }
    return fired;
  }

  private void begin(ArrayTile tile, List<LayerCoefficient> coefficients, int from) {
    for (int n = 0; n < tile.size(); n++) {
      for (int k = 0; k < coefficients.size(); k++) {
        tile.coefficient(k)[n] = coefficients.get(k).at(from + n);
      }
      for (int s = 0; s < model.states().size(); s++) {
        tile.before(s)[n] = sample.state(s, from + n);
      }
    }
    watch.call("prepare", model::prepare, tile);
  }

  private void continueFrom(ArrayTile previous, ArrayTile tile) {
    tile.take(previous, "coefficient");
    tile.take(previous, "derived");
    for (int s = 0; s < model.states().size(); s++) {
      System.arraycopy(previous.after(s), 0, tile.before(s), 0, tile.size());
    }
  }

  private void step(ArrayTile tile) {
    Optional<Leak> leak = byLeak ? model.leak(tile) : Optional.empty();
    watch.call(
        "step", leak.<Consumer<Tile>>map(each -> t -> step(each, t)).orElse(model::step), tile);
    if (model.resetsWithinStep()) {
      for (int n = 0; n < tile.size(); n++) {
        tile.spikes()[n] = Heaviside.of(tile.excess()[n]);
      }
      watch.call("reset", model::reset, tile);
    }
  }

  private static void step(Leak leak, Tile tile) {
    float[] decay = tile.coefficient(leak.decay());
    float[] threshold = tile.coefficient(leak.threshold());
    float[] before = tile.before(0);
    float[] after = tile.after(0);
    for (int n = 0; n < tile.size(); n++) {
      after[n] = decay[n] * before[n] + tile.current()[n];
      if (leak.resets()) {
        after[n] -= Heaviside.of(before[n] - threshold[n]) * threshold[n];
      }
      tile.excess()[n] = after[n] - threshold[n];
    }
  }

  private static void adjoint(Leak leak, Tile tile) {
    float[] decay = tile.coefficient(leak.decay());
    float[] state = tile.stateGradient(0);
    for (int n = 0; n < tile.size(); n++) {
      float gradient = state[n] + tile.excessGradient()[n];
      tile.currentGradient()[n] = gradient;
      state[n] = gradient * decay[n];
    }
  }

  private void excess(ArrayTile tile) {
    if (model.resetsWithinStep()) {
      step(tile);
    } else {
      watch.call("excess", model::excess, tile);
    }
  }

  private void backward(List<ArrayTile> tiles, int from) {
    int coefficients = LayerCoefficient.of(model).size();
    for (int t = tiles.size() - 1; t >= 0; t--) {
      ArrayTile tile = tiles.get(t);
      boolean last = t == tiles.size() - 1;
      if (!last) {
        tile.take(tiles.get(t + 1), "stateGradient");
        tile.take(tiles.get(t + 1), "coefficientGradient");
      }
      for (int n = 0; n < tile.size(); n++) {
        tile.spikeGradient()[n] = sample.gradient("spike", t, from + n);
        for (int s = 0; last && s < model.states().size(); s++) {
          tile.stateGradient(s)[n] = sample.gradient("state", s, from + n);
        }
        for (int k = 0; last && k < coefficients; k++) {
          tile.coefficientGradient(k)[n] = gradientAtFirst;
        }
      }
      stepBack(tile);
    }
  }

  private void stepBack(ArrayTile tile) {
    Arrays.fill(tile.excess(), 0, tile.size(), garbage);
    excess(tile);
    if (model.resetsWithinStep()) {
      watch.call("resetAdjoint", model::resetAdjoint, tile);
    }
    for (int n = 0; n < tile.size(); n++) {
      float x = tile.excess()[n];
      tile.excessGradient()[n] = tile.spikeGradient()[n] / (1 + x * x);
    }
    Optional<Leak> leak = byLeak ? model.leak(tile) : Optional.empty();
    watch.call(
        "adjoint",
        leak.<Consumer<Tile>>map(each -> t -> adjoint(each, t)).orElse(model::adjoint),
        tile);
  }
}
