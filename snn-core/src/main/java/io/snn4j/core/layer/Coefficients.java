package io.snn4j.core.layer;

import io.snn4j.api.Check;
import io.snn4j.api.Coefficient;
import io.snn4j.api.LearnableSurrogate;
import io.snn4j.api.Param;
import io.snn4j.api.Parameter;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.config.Records;
import io.snn4j.core.engine.HeapMatrix;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coefficients of a record for a layer of N neurons: their values spread over the neurons and
 * clamped, and the parameters of those that are learned.
 */
final class Coefficients {

  private final int neurons;
  private final List<Entry> entries = new ArrayList<>();
  private boolean learnsAny;

  /** One coefficient; {@code parameter} is null where it is fixed. */
  private record Entry(Coefficient coefficient, float min, float max, Parameter parameter) {
    float clamped(float value) {
      return Math.min(max, Math.max(min, value));
    }
  }

  /** The {@link Coefficient} components of a record, optional ones too, in their order. */
  Coefficients(String layer, Record owner, int neurons) {
    this.neurons = neurons;
    for (RecordComponent component : Records.components(owner)) {
      Object value = Records.read(component, owner);
      if (value instanceof Coefficient coefficient) {
        add(layer + "." + component.getName(), coefficient, component.getAnnotation(Param.class));
      } else if (isOptional(component)) {
        // an absent one keeps its place in the numbering
        Optional<?> given = (Optional<?>) value;
        add(
            layer + "." + component.getName(),
            given.isPresent() ? (Coefficient) given.get() : Coefficient.of(0),
            component.getAnnotation(Param.class));
      }
    }
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType type
        && type.getRawType() == Optional.class
        && type.getActualTypeArguments()[0] == Coefficient.class;
  }

  /** Adds one more, of any size, after those of the record. */
  void add(String name, Coefficient coefficient) {
    add(name, coefficient, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
  }

  /** Adds the alpha of a surrogate that learns it. Its index, or -1 for any other surrogate. */
  int add(String layer, SurrogateGradient surrogate) {
    if (!(surrogate instanceof LearnableSurrogate learnable)) {
      return -1;
    }
    Param range =
        Records.components(surrogate).stream()
            .filter(component -> component.getName().equals("alpha"))
            .findAny()
            .map(component -> component.getAnnotation(Param.class))
            .orElse(null);
    add(layer + ".surrogate.alpha", Coefficient.learned(learnable.alpha()), range);
    return entries.size() - 1;
  }

  /**
   * A surrogate as it was learned so far.
   *
   * @throws ArithmeticException if training has driven its alpha to not-a-number
   */
  static SurrogateGradient learned(SurrogateGradient surrogate, float alpha) {
    if (Float.isNaN(alpha)) {
      throw new ArithmeticException(
          "the alpha of a learned surrogate is NaN; a smaller learningRate may help");
    }
    return ((LearnableSurrogate) surrogate).at(alpha);
  }

  private void add(String name, Coefficient coefficient, Param range) {
    if (range == null) {
      add(name, coefficient);
    } else {
      float min = (float) range.min();
      min = range.exclusiveMin() ? Math.nextUp(min) : min;
      add(name, coefficient, min, (float) range.max());
    }
  }

  private void add(String name, Coefficient coefficient, float min, float max) {
    int size = coefficient.values().size();
    Check.that(
        size == 1 || size == neurons,
        "%s has %d values, but the layer has %d neurons; give one value, or one per neuron",
        name,
        size,
        neurons);
    Parameter parameter = null;
    if (coefficient.learn()) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = coefficient.at(i);
      }
      parameter = Initial.of(name, values, size);
      learnsAny = true;
    }
    entries.add(new Entry(coefficient, min, max, parameter));
  }

  int count() {
    return entries.size();
  }

  boolean learns(int index) {
    return entries.get(index).parameter != null;
  }

  /** Whether all neurons have the same value for good. */
  boolean alike(int index) {
    return !learns(index) && entries.get(index).coefficient.values().size() == 1;
  }

  /** The value of the first neuron, clamped. */
  float first(int index) {
    Entry entry = entries.get(index);
    return entry.clamped(raw(entry)[0]);
  }

  boolean learnsAny() {
    return learnsAny;
  }

  List<Parameter> parameters() {
    return entries.stream().map(Entry::parameter).filter(java.util.Objects::nonNull).toList();
  }

  /** Writes the value of every neuron, clamped. */
  void spread(int index, float[] into) {
    Entry entry = entries.get(index);
    float[] raw = raw(entry);
    for (int n = 0; n < neurons; n++) {
      into[n] = entry.clamped(raw[raw.length == 1 ? 0 : n]);
    }
  }

  /** Takes the gradient of every neuron's value; outside the clamp it is 0. */
  void gradient(int index, double[] perNeuron, Pass pass) {
    Entry entry = entries.get(index);
    float[] raw = raw(entry);
    double[] sums = new double[raw.length];
    for (int n = 0; n < neurons; n++) {
      sums[raw.length == 1 ? 0 : n] += perNeuron[n];
    }
    float[] gradient = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      gradient[i] = raw[i] >= entry.min && raw[i] <= entry.max ? (float) sums[i] : 0;
    }
    pass.gradient(entry.parameter).put(0, gradient, gradient.length);
  }

  private static float[] raw(Entry entry) {
    int size = entry.coefficient.values().size();
    float[] raw = new float[size];
    if (entry.parameter != null) {
      HeapMatrix.copy(entry.parameter.value(), raw);
    } else {
      for (int i = 0; i < size; i++) {
        raw[i] = entry.coefficient.at(i);
      }
    }
    return raw;
  }
}
