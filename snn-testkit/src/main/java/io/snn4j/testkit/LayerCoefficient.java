package io.snn4j.testkit;

import io.snn4j.api.Coefficient;
import io.snn4j.api.NeuronModel;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A coefficient of a model as a layer's neurons get it: clamped to its range.
 *
 * @param name of the record's component
 * @param given false where an optional one is absent: then it is 0, and nobody wants its gradient
 */
record LayerCoefficient(String name, Coefficient coefficient, boolean given, float min, float max) {

  /** The coefficients of a model, optional ones too, in the order of their declaration. */
  static List<LayerCoefficient> of(NeuronModel model) {
    List<LayerCoefficient> coefficients = new ArrayList<>();
    RecordComponent[] components = model.getClass().getRecordComponents();
    Object[] values = Records.values(model);
    for (int i = 0; i < components.length; i++) {
      NumericComponent range = NumericComponent.of(i, components[i]);
      if (values[i] instanceof Coefficient coefficient) {
        coefficients.add(of(range, coefficient, true));
      } else if (isOptional(components[i])) {
        Optional<?> given = (Optional<?>) values[i];
        coefficients.add(
            of(
                range,
                given.map(Coefficient.class::cast).orElse(Coefficient.of(0)),
                given.isPresent()));
      }
    }
    return coefficients;
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType type
        && type.getRawType() == Optional.class
        && type.getActualTypeArguments()[0] == Coefficient.class;
  }

  private static LayerCoefficient of(
      NumericComponent range, Coefficient coefficient, boolean given) {
    float min = (float) range.min();
    return new LayerCoefficient(
        range.name(),
        coefficient,
        given,
        range.exclusiveMin() ? Math.nextUp(min) : min,
        (float) range.max());
  }

  /** The value of a neuron. */
  float at(int neuron) {
    return Math.min(max, Math.max(min, coefficient.at(neuron)));
  }
}
