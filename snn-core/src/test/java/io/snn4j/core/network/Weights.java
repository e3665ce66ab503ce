package io.snn4j.core.network;

import io.snn4j.api.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The values and gradients of a network's parameters, by name, to be compared bit for bit. */
final class Weights {

  private Weights() {}

  static Map<String, List<Integer>> of(Network network) {
    return bits(network, Parameter::value);
  }

  static Map<String, List<Integer>> gradients(Network network) {
    return bits(network, Parameter::gradient);
  }

  private static Map<String, List<Integer>> bits(
      Network network, Function<Parameter, INDArray> tensor) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      float[] values = tensor.apply(parameter).data().asFloat();
      List<Integer> bits = new java.util.ArrayList<>(values.length);
      for (float value : values) {
        bits.add(Float.floatToIntBits(value));
      }
      all.put(parameter.name(), bits);
    }
    return all;
  }
}
