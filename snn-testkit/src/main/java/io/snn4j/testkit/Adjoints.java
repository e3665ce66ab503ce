package io.snn4j.testkit;

import io.snn4j.api.Heaviside;
import io.snn4j.api.NeuronModel;
import io.snn4j.testkit.CentralDifferences.Input;
import io.snn4j.testkit.CentralDifferences.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One step of a model on one tile, and the comparison of its adjoints with differences. */
final class Adjoints {

  private final NeuronModel model;
  private final ArrayTile tile;
  private final List<Input> coefficients;

  /**
   * A step from the sample's states.
   *
   * @param whole whether the reset's term is held constant as a whole, so that a neuron that spikes
   *     says nothing about coefficients
   */
  Adjoints(NeuronModel model, SampleNeurons sample, boolean whole) {
    this.model = model;
    List<LayerCoefficient> ranges = LayerCoefficient.of(model);
    tile = new ArrayTile(model, ranges, sample.neurons(), 0.5f, true);
    for (int n = 0; n < tile.size(); n++) {
      tile.current()[n] = sample.current(0, n);
      tile.excessGradient()[n] = sample.gradient("excess", 0, n);
      for (int s = 0; s < model.states().size(); s++) {
        tile.before(s)[n] = sample.state(s, n);
        tile.stateGradient(s)[n] = sample.gradient("state", s, n);
      }
      for (int k = 0; k < ranges.size(); k++) {
        tile.coefficient(k)[n] = ranges.get(k).at(n);
      }
    }
    Arrays.fill(tile.spikeGradient(), 0);
    coefficients = new ArrayList<>();
    for (int k = 0; k < ranges.size(); k++) {
      Arrays.fill(tile.coefficientGradient(k), 0);
      if (!tile.learns(k)) {
        continue;
      }
      coefficients.add(
          new Input(
              "coefficient(" + k + "), " + ranges.get(k).name() + ",",
              tile.coefficient(k),
              tile.coefficientGradient(k),
              1f / 16,
              ranges.get(k).min(),
              ranges.get(k).max(),
              n -> whole && tile.excess()[n] > 0));
    }
    CentralDifferences.inset(coefficients, tile.size());
    step();
    for (int n = 0; n < tile.size(); n++) {
      tile.spikes()[n] = Heaviside.of(tile.excess()[n]);
    }
  }

  private void step() {
    model.prepare(tile);
    model.step(tile);
  }

  private void reset() {
    model.prepare(tile);
    model.reset(tile);
  }

  /** Requires that {@code adjoint} is the transpose of the derivative of {@code step}. */
  void requireOfStep(Law law) {
    List<Input> inputs = new ArrayList<>(coefficients);
    inputs.add(new Input("current()", tile.current(), tile.currentGradient()));
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output(tile.excess(), tile.excessGradient()));
    for (int s = 0; s < model.states().size(); s++) {
      inputs.add(new Input(state("before", s), tile.before(s), tile.stateGradient(s)));
      outputs.add(new Output(tile.after(s), tile.stateGradient(s)));
    }
    new CentralDifferences(tile.size(), inputs, outputs, this::step)
        .require(
            law,
            () -> {
              if (model.resetsWithinStep()) {
                model.reset(tile); // as the engine leaves the tile
              }
              model.adjoint(tile);
            });
  }

  /**
   * Requires that {@code resetAdjoint} is the transpose of the derivative of {@code reset} with
   * respect to the states after the step, the spikes and the coefficients.
   */
  void requireOfReset(Law law) {
    List<Input> inputs = new ArrayList<>(coefficients);
    inputs.add(new Input("spikes()", tile.spikes(), tile.spikeGradient()));
    List<Output> outputs = new ArrayList<>();
    for (int s = 0; s < model.states().size(); s++) {
      inputs.add(new Input(state("after", s), tile.after(s), tile.stateGradient(s)));
      outputs.add(new Output(tile.after(s), tile.stateGradient(s)));
    }
    new CentralDifferences(tile.size(), inputs, outputs, this::reset)
        .require(law, () -> model.resetAdjoint(tile));
  }

  private String state(String array, int index) {
    return array + "(" + index + "), " + model.states().get(index) + ",";
  }
}
