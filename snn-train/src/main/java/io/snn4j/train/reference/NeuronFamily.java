package io.snn4j.train.reference;

import io.snn4j.api.Dense;
import io.snn4j.api.Parameter;
import io.snn4j.api.Recording;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.core.layer.Pass;
import io.snn4j.core.layer.SignalGradient;
import io.snn4j.core.layer.SpikingLayer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One layer of neurons: its spikes and states over time, and the gradients of {@code L = sum w*spk
 * + sum v*mem} with respect to input, initial states and parameters.
 */
final class NeuronFamily implements Family {

  private static final Map<String, String> STATES =
      Map.of("mem", "membrane", "syn", "synapse", "syn_exc", "excitatory", "syn_inh", "inhibitory");

  private final Catalogs catalogs;

  NeuronFamily(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return "neurons";
  }

  @Override
  public boolean has(ReferenceCase reference) {
    return reference.has("model");
  }

  @Override
  public double tolerance(ReferenceCase reference, String output) {
    return output.equals("spk") ? Tolerances.IDENTICAL : Family.super.tolerance(reference, output);
  }

  @Override
  public Map<String, ReferenceArray> replay(ReferenceCase reference) {
    NeuronCase neurons = NeuronCase.of(reference);
    ReferenceArray input = reference.input(neurons.input());
    int steps = input.size(0);
    int batch = input.size(1);
    SurrogateGradient surrogate = Names.surrogate(reference.params().path("surrogate"), catalogs);
    SpikingLayer layer =
        (SpikingLayer)
            catalogs
                .create(LayerSpec.class, neurons.layer(), neurons.parameters())
                .build(new LayerSpec.Context("layer", input.size(2), 0, () -> surrogate));
    for (Parameter parameter : layer.parameters()) {
      String theirs = neurons.theirs(parameter.name());
      // a matrix of which a layer takes the diagonal is among its parameters already
      if (reference.inputs().containsKey(theirs)
          && reference.input(theirs).values().length == parameter.value().length()) {
        HeapMatrix.copy(reference.input(theirs).values(), parameter.value());
      }
    }
    Pass pass = new Pass(Engine.shared());
    layer.start(pass, initial(reference));
    layer.forward(new Dense(steps, batch, input.size(2), input.values()), pass);
    Recording.Layer recording = layer.recording(pass);
    Map<String, ReferenceArray> results = outputs(reference, recording);
    results.put("loss", ReferenceArray.of(loss(reference, layer, pass, results)));
    SignalGradient gradient = layer.backward(SignalGradient.ZERO, pass).resolve(input.size(2));
    results.put("grad/" + neurons.input(), read(gradient, input));
    layer
        .startGradient(pass)
        .forEach(
            (state, values) ->
                results.put(
                    "grad/" + theirName(state) + "_init",
                    ReferenceArray.of(values, batch, layer.outputs())));
    for (Parameter parameter : layer.parameters()) {
      results.put("grad/" + neurons.theirs(parameter.name()), neurons.gradient(parameter));
    }
    return results;
  }

  private static Map<String, float[]> initial(ReferenceCase reference) {
    Map<String, float[]> initial = new LinkedHashMap<>();
    STATES.forEach(
        (theirs, ours) -> {
          if (reference.inputs().containsKey(theirs + "_init")) {
            initial.put(ours, reference.input(theirs + "_init").values());
          }
        });
    return initial;
  }

  private static String theirName(String state) {
    return STATES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(state))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(state);
  }

  private static Map<String, ReferenceArray> outputs(
      ReferenceCase reference, Recording.Layer recording) {
    Map<String, ReferenceArray> outputs = new LinkedHashMap<>();
    outputs.put("spk", array(recording.spikes().dense()));
    STATES.forEach(
        (theirs, ours) -> {
          if (reference.outputs().containsKey(theirs)) {
            outputs.put(theirs, array(recording.state(ours)));
          }
        });
    return outputs;
  }

  /** Computes the loss and hands its gradient to the layer. */
  private static double loss(
      ReferenceCase reference, SpikingLayer layer, Pass pass, Map<String, ReferenceArray> results) {
    double loss = weighed(reference, "w", results.get("spk"), layer.spikeGradient(pass));
    if (reference.inputs().containsKey("v")) {
      loss += weighed(reference, "v", results.get("mem"), layer.membraneGradient(pass));
    }
    return loss;
  }

  private static double weighed(
      ReferenceCase reference, String weights, ReferenceArray values, float[] gradient) {
    float[] w = reference.input(weights).values();
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += (double) w[i] * values.values()[i];
      gradient[i] += w[i];
    }
    return sum;
  }

  private static ReferenceArray read(SignalGradient gradient, ReferenceArray input) {
    int features = input.size(2);
    float[] values = new float[input.values().length];
    float[] row = new float[features];
    for (int t = 0; t < input.size(0); t++) {
      for (int b = 0; b < input.size(1); b++) {
        gradient.read(t, b, 0, features, row);
        System.arraycopy(row, 0, values, (t * input.size(1) + b) * features, features);
      }
    }
    return new ReferenceArray(input.shape(), values);
  }

  private static ReferenceArray array(Dense dense) {
    return ReferenceArray.of(dense.values(), dense.steps(), dense.batch(), dense.features());
  }
}
