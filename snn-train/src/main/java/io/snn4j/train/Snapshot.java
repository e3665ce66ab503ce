package io.snn4j.train;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of parameters' values, by the parameters' names. */
final class Snapshot {

  private Snapshot() {}

  static Map<String, float[]> of(List<Parameter> parameters) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      float[] copy = new float[Math.toIntExact(parameter.value().length())];
      HeapMatrix.copy(parameter.value(), copy);
      values.put(parameter.name(), copy);
    }
    return values;
  }

  /** Gives the parameters these values. */
  static void restore(Map<String, float[]> values, List<Parameter> parameters) {
    parameters.forEach(
        parameter -> HeapMatrix.copy(values.get(parameter.name()), parameter.value()));
  }
}
