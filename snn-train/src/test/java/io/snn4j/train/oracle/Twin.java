package io.snn4j.train.oracle;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import io.snn4j.core.network.Network;
import io.snn4j.core.network.NetworkSpec;
import io.snn4j.testkit.oracle.OracleCase;
import io.snn4j.testkit.oracle.OracleLayer;
import io.snn4j.testkit.oracle.OracleLeakyParallel;
import io.snn4j.testkit.oracle.OracleNetwork;
import io.snn4j.testkit.oracle.OracleNeurons;
import io.snn4j.testkit.oracle.OracleRecurrence;
import io.snn4j.testkit.oracle.OracleSlstm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The engine's network that equals an oracle's.
 *
 * @param network the network
 * @param parameters the engine's parameters by the oracle's names; the oracle may have others,
 *     which the engine does not learn
 */
record Twin(Network network, Map<String, Parameter> parameters) {

  private static final Map<String, String> SLSTM =
      Map.of(
          "weight_ih", "input.weight",
          "bias_ih", "input.bias",
          "weight_hh", "hidden.weight",
          "bias_hh", "hidden.bias");

  private static final Map<String, String> LEAKY_PARALLEL =
      Map.of(
          "weight_ih", "input.weight",
          "bias_ih", "input.bias",
          "weight_hh", "beta",
          "bias_hh", "bias");

  private static final Map<String, String> ONE_TO_ONE = Map.of("recurrent.weight", "recurrent.v");

  /** Builds the network of a case, with the same parameters. */
  static Twin of(OracleCase sample) {
    OracleNetwork oracle = sample.network();
    Specs specs = new Specs(new Random(sample.shape().hashCode()));
    Network network =
        new NetworkSpec(
                sample.input().length,
                Optional.empty(),
                oracle.layers().stream().map(specs::of).toList())
            .build(0);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (int i = 0; i < oracle.layers().size(); i++) {
      Map<String, String> names = names(oracle.layers().get(i));
      for (String theirs : oracle.layers().get(i).parameters().keySet()) {
        String ours = network.layers().get(i).name() + "." + names.getOrDefault(theirs, theirs);
        String name = "layer" + i + "." + theirs;
        network.layers().get(i).parameters().stream()
            .filter(parameter -> parameter.name().equals(ours))
            .forEach(parameter -> parameters.put(name, parameter));
      }
    }
    parameters.forEach(
        (name, parameter) ->
            HeapMatrix.copy(Flat.of(oracle.parameters().get(name)), parameter.value()));
    return new Twin(network, parameters);
  }

  private static Map<String, String> names(OracleLayer layer) {
    if (!(layer instanceof OracleNeurons neurons)) {
      return Map.of();
    } else if (neurons.model() instanceof OracleSlstm) {
      return SLSTM;
    } else if (neurons.model() instanceof OracleLeakyParallel) {
      return LEAKY_PARALLEL;
    }
    return neurons.recurrence() instanceof OracleRecurrence.OneToOne ? ONE_TO_ONE : Map.of();
  }

  /** A parameter's value. */
  float[] value(String name) {
    Parameter parameter = parameters.get(name);
    float[] value = new float[Math.toIntExact(parameter.value().length())];
    HeapMatrix.copy(parameter.value(), value);
    return value;
  }

  /** A parameter's gradient of the last backward pass. */
  float[] gradient(String name) {
    Parameter parameter = parameters.get(name);
    float[] gradient = new float[Math.toIntExact(parameter.gradient().length())];
    HeapMatrix.copy(parameter.gradient(), gradient);
    return gradient;
  }
}
