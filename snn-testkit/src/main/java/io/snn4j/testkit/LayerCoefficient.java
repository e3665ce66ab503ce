package io.snn4j.testkit;

import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import java.util.List;

/**
 * A coefficient of a model as a layer's neurons get it: clamped to its range.
 *
 * @param name of the record's component
 */
record LayerCoefficient(String name, Coefficient coefficient, float min, float max) {

  /** The coefficients of a model, in the order of their declaration. */
  static List<LayerCoefficient> of(NeuronModel model) {
    Object[] values = Records.values(model);
    return NumericComponent.of(model).stream()
        .filter(component -> component.type() == Coefficient.class)
        .map(component -> of(component, (Coefficient) values[component.index()]))
        .toList();
  }

  private static LayerCoefficient of(NumericComponent component, Coefficient coefficient) {
    float min = (float) component.min();
    return new LayerCoefficient(
        component.name(),
        coefficient,
        component.exclusiveMin() ? Math.nextUp(min) : min,
        (float) component.max());
  }

  /** The value of a neuron. */
  float at(int neuron) {
    return Math.min(max, Math.max(min, coefficient.at(neuron)));
  }
}
