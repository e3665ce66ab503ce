package io.snn4j.train;

import io.snn4j.api.Parameter;
import io.snn4j.core.engine.HeapMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of all parameters after an epoch.
 *
 * @param epoch counted from 1
 * @param values by the parameter's name
 */
record Snapshot(int epoch, Map<String, float[]> values) {

  static Snapshot of(int epoch, List<Parameter> parameters) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      float[] copy = new float[Math.toIntExact(parameter.value().length())];
      HeapMatrix.copy(parameter.value(), copy);
      values.put(parameter.name(), copy);
    }
    return new Snapshot(epoch, values);
  }

  /** Gives the parameters these values. */
  void restore(List<Parameter> parameters) {
    parameters.forEach(
        parameter -> HeapMatrix.copy(values.get(parameter.name()), parameter.value()));
  }
}
