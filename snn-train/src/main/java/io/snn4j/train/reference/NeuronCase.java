package io.snn4j.train.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a case about a layer of neurons is called here.
 *
 * @param layer the layer's name in the catalog
 * @param parameters its parameters
 * @param input the name of the case's input array
 * @param names the case's names of the layer's parameters, by ours without the layer's
 * @param shapes the shapes of the case's gradients
 */
record NeuronCase(
    String layer,
    Map<String, Object> parameters,
    String input,
    Map<String, String> names,
    Map<String, ReferenceArray> shapes) {

  /** The cases' names of parameters by ours, where these differ in every layer. */
  static final Map<String, String> NAMES =
      Map.of(
          "recurrent.weight", "recurrent_weight",
          "recurrent.bias", "recurrent_bias",
          "recurrent.v", "V",
          "graded", "graded_spikes_factor",
          "input.weight", "weight_ih",
          "input.bias", "bias_ih",
          "hidden.weight", "weight_hh",
          "hidden.bias", "bias_hh",
          "bias", "bias_hh");

  private static final String PREFIX = "layer.";

  static NeuronCase of(ReferenceCase reference) {
    String model = reference.text("model", "");
    return switch (model) {
      case "Leaky" -> of(reference, "leaky", leaky(reference, "zero"));
      case "RLeaky" ->
          of(reference, "leaky", recurrent(reference, leaky(reference, "zero-update")));
      case "Synaptic" -> of(reference, "synaptic", synaptic(reference));
      case "RSynaptic" -> of(reference, "synaptic", recurrent(reference, synaptic(reference)));
      case "Lapicque" -> of(reference, "lapicque", lapicque(reference));
      case "Alpha" -> of(reference, "alpha", alpha(reference));
      case "TutorialLeakySurrogate" -> of(reference, "leaky", tutorial(reference));
      case "SLSTM" -> of(reference, "slstm", slstm(reference));
      case "LeakyParallel" -> of(reference, "leaky-parallel", parallel(reference));
      default ->
          throw new IllegalArgumentException("there is no neuron model '" + model + "' here");
    };
  }

  private static NeuronCase of(
      ReferenceCase reference, String layer, Map<String, Object> parameters) {
    Map<String, String> names = new LinkedHashMap<>(NAMES);
    names.put("beta", layer.equals("leaky-parallel") ? "weight_hh" : "beta");
    String input = reference.inputs().containsKey("x") ? "x" : "current";
    return new NeuronCase(layer, parameters, input, names, reference.gradients());
  }

  /** The case's name of a parameter of the layer. */
  String theirs(String parameter) {
    String ours = parameter.substring(PREFIX.length());
    return names.getOrDefault(ours, ours);
  }

  /** A parameter's gradient in the shape that the case has it in. */
  ReferenceArray gradient(Parameter parameter) {
    float[] values = new float[Math.toIntExact(parameter.gradient().length())];
    HeapMatrix.copy(parameter.gradient(), values);
    ReferenceArray theirs = shapes.get(theirs(parameter.name()));
    if (theirs == null) {
      return ReferenceArray.of(values, values.length);
    }
    if (theirs.values().length == values.length * values.length && values.length > 1) {
      float[] diagonal = new float[values.length * values.length];
      for (int n = 0; n < values.length; n++) {
        diagonal[n * values.length + n] = values[n];
      }
      values = diagonal;
    }
    return new ReferenceArray(theirs.shape(), values);
  }

  private static Map<String, Object> leaky(ReferenceCase reference, String zero) {
    Map<String, Object> map = common(reference, "subtract", zero);
    map.put("beta", coefficient(reference, "beta", "beta"));
    return map;
  }

  private static Map<String, Object> synaptic(ReferenceCase reference) {
    Map<String, Object> map = common(reference, "subtract", "zero-update");
    map.put("alpha", coefficient(reference, "alpha", "alpha"));
    map.put("beta", coefficient(reference, "beta", "beta"));
    return map;
  }

  private static Map<String, Object> alpha(ReferenceCase reference) {
    Map<String, Object> map = common(reference, "zero", "zero");
    map.put("alpha", coefficient(reference, "alpha", "alpha"));
    map.put("beta", coefficient(reference, "beta", "beta"));
    return map;
  }

  private static Map<String, Object> lapicque(ReferenceCase reference) {
    Map<String, Object> map = common(reference, "subtract", "zero-update");
    if (reference.has("beta")) {
      map.put("beta", coefficient(reference, "beta", "beta"));
    }
    reference.plain("R").ifPresent(value -> map.put("resistance", value));
    reference.plain("C").ifPresent(value -> map.put("capacitance", value));
    reference.plain("time_step").ifPresent(value -> map.put("timeStep", value));
    return map;
  }

  private static Map<String, Object> tutorial(ReferenceCase reference) {
    Map<String, Object> map = leaky(reference, "zero");
    map.put("fire", "before-update");
    return map;
  }

  private static Map<String, Object> slstm(ReferenceCase reference) {
    Map<String, Object> map = common(reference, "none", "zero-update");
    map.put("out", reference.input("weight_hh").size(1));
    return map;
  }

  private static Map<String, Object> parallel(ReferenceCase reference) {
    Map<String, Object> map = new LinkedHashMap<>();
    int neurons = reference.input("weight_ih").size(0);
    float[] matrix = reference.input("weight_hh").values();
    List<Object> diagonal = new java.util.ArrayList<>();
    for (int n = 0; n < neurons; n++) {
      diagonal.add(matrix[n * neurons + n]);
    }
    boolean learned = reference.gradients().containsKey("weight_hh");
    map.put("out", neurons);
    map.put("beta", Map.of("value", diagonal, "learn", learned));
    map.put("threshold", coefficient(reference, "threshold", "threshold"));
    map.put("bias", reference.flag("bias", true));
    return map;
  }

  private static Map<String, Object> recurrent(
      ReferenceCase reference, Map<String, Object> parameters) {
    if (reference.flag("all_to_all", true)) {
      parameters.put(
          "recurrent",
          Map.of(
              "dense",
              Map.of(
                  "bias",
                  reference.inputs().containsKey("recurrent_bias"),
                  "learn",
                  reference.flag("learn_recurrent", true))));
    } else {
      List<Object> v = new java.util.ArrayList<>();
      for (float value : reference.input("V").values()) {
        v.add(value);
      }
      boolean learn = reference.flag("learn_recurrent", true);
      parameters.put(
          "recurrent", Map.of("one-to-one", Map.of("v", Map.of("value", v, "learn", learn))));
    }
    return parameters;
  }

  /** Threshold, reset, reset delay, grading and inhibition. */
  private static Map<String, Object> common(
      ReferenceCase reference, String defaultReset, String zero) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", coefficient(reference, "threshold", "threshold"));
    String reset = reference.text("reset_mechanism", defaultReset);
    map.put("reset", reset.equals("zero") ? zero : reset);
    if (reference.has("reset_delay")) {
      map.put("resetDelay", reference.flag("reset_delay", true));
    }
    if (reference.has("graded_spikes_factor")) {
      map.put("graded", coefficient(reference, "graded_spikes_factor", "graded_spikes_factor"));
    }
    if (reference.flag("inhibition", false)) {
      map.put("inhibition", true);
    }
    return map;
  }

  /** A value or a list of values, learned if the case lists it. */
  private static Object coefficient(ReferenceCase reference, String key, String learnKey) {
    Object value = reference.plain(key).orElse(1.0);
    Set<String> learned = new HashSet<>();
    for (JsonNode name : reference.params().path("learn")) {
      learned.add(name.asText());
    }
    boolean learn =
        learned.contains(learnKey)
            || learned.contains("learn_" + learnKey)
            || reference.flag("learn_" + learnKey, false)
            || reference.gradients().containsKey(key);
    return Map.of("value", value, "learn", learn);
  }
}
