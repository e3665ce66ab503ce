package io.snn4j.mnist.gallery;

import io.snn4j.api.Dense;
import io.snn4j.api.NeuronModel;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.network.Network;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one neuron does when a current is switched on and off again.
 *
 * @param amplitude the current while it is on
 * @param current I[t]
 * @param states each state after each step, by its name
 * @param spikes S[t], 0 or 1
 */
record StepResponse(
    float amplitude, double[] current, Map<String, double[]> states, double[] spikes) {

  static final int STEPS = 80;
  private static final int ON = 5;
  private static final int OFF = 60;

  /** Currents to try; the first that makes the neuron spike often enough is taken. */
  private static final float[] AMPLITUDES = {
    0.02f, 0.05f, 0.1f, 0.15f, 0.2f, 0.3f, 0.5f, 1, 2, 5, 10
  };

  private static final int ENOUGH_SPIKES = 4;

  /** The response to the smallest current that makes the model spike a few times. */
  static StepResponse of(NeuronModel model, Engine engine) {
    StepResponse response = null;
    for (float amplitude : AMPLITUDES) {
      response = of(model, amplitude, engine);
      if (response.spikeCount() >= ENOUGH_SPIKES) {
        break;
      }
    }
    return response;
  }

  private static StepResponse of(NeuronModel model, float amplitude, Engine engine) {
    float[] current = new float[STEPS];
    for (int t = ON; t < OFF; t++) {
      current[t] = amplitude;
    }
    Recording.Layer layer =
        wire(model).run(engine).forward(new Dense(STEPS, 1, 1, current)).output();
    Map<String, double[]> states = new LinkedHashMap<>();
    for (String state : model.states()) {
      states.put(state, overTime(layer.state(state)));
    }
    return new StepResponse(
        amplitude,
        overTime(new Dense(STEPS, 1, 1, current)),
        states,
        overTime(layer.spikes().dense()));
  }

  /** One neuron that gets the input as its current. */
  private static Network wire(NeuronModel model) {
    Network network = Network.sequential(STEPS).linear(1, 1).neurons(model).build(0);
    for (Parameter parameter : network.parameters()) {
      if (parameter.name().startsWith("linear")) {
        parameter.value().assign(parameter.name().endsWith("weight") ? 1 : 0);
      }
    }
    return network;
  }

  private static double[] overTime(Dense signal) {
    double[] values = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      values[t] = signal.at(t, 0, 0);
    }
    return values;
  }

  private int spikeCount() {
    int count = 0;
    for (double spike : spikes) {
      count += spike == 0 ? 0 : 1;
    }
    return count;
  }
}
