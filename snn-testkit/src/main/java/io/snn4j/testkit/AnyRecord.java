package io.snn4j.testkit;

import io.snn4j.api.Coefficient;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Draws records with each numeric component anywhere in the range that its {@code @Param} states.
 *
 * <p>Small and large magnitudes are equally likely, and so are the ends that belong to the range
 * and the default. Where a range is open, values up to 1000 are drawn. A {@link Coefficient} is
 * fixed or learned, of one value or of {@value #NEURONS}, one per neuron. Booleans and enums take
 * every value; components of any other type keep their default. A record whose components depend on
 * each other needs an arbitrary of its own.
 */
public final class AnyRecord {

  /** How many values a coefficient has that differs between neurons. */
  public static final int NEURONS = 7;

  private static final double LARGE = 1000;
  private static final double SMALL = 1e-6;

  private AnyRecord() {}

  /**
   * {@return records of this type}
   *
   * @param <R> the record's type
   * @param type the record's class
   */
  public static <R extends Record> Arbitrary<R> of(Class<R> type) {
    Object[] defaults = Records.values(Records.defaults(type));
    List<Arbitrary<Object>> components = new ArrayList<>();
    for (int i = 0; i < defaults.length; i++) {
      components.add(component(i, type.getRecordComponents()[i], defaults[i]));
    }
    return components.isEmpty()
        ? Arbitraries.just(Records.defaults(type))
        : Combinators.combine(components)
            .as(values -> Records.construct(type, values.toArray()))
            .withoutEdgeCases();
  }

  /**
   * {@return coefficients of values in [min, max], where components depend on each other}
   *
   * @param min the smallest value
   * @param max the largest value
   */
  public static Arbitrary<Coefficient> coefficients(float min, float max) {
    NumericComponent value = new NumericComponent(0, "", float.class, min, false, max);
    return coefficient(value, Coefficient.of(max)).map(Coefficient.class::cast);
  }

  private static Arbitrary<Object> component(int index, RecordComponent component, Object initial) {
    if (initial instanceof Coefficient coefficient) {
      return coefficient(NumericComponent.of(index, component).ofFloats(), coefficient);
    } else if (initial instanceof Boolean) {
      return Arbitraries.of(true, false);
    } else if (initial instanceof Enum<?> constant) {
      return Arbitraries.of(List.of((Object[]) constant.getDeclaringClass().getEnumConstants()));
    } else if (initial instanceof Number) {
      return number(NumericComponent.of(index, component), initial);
    }
    return Arbitraries.just(initial);
  }

  private static Arbitrary<Object> coefficient(NumericComponent component, Coefficient initial) {
    Arbitrary<Float> value = number(component, initial.at(0)).map(Float.class::cast);
    return Combinators.combine(
            value.list().ofSize(NEURONS), Arbitraries.of(1, NEURONS), Arbitraries.of(false, true))
        .as((values, size, learn) -> new Coefficient(values.subList(0, size), learn));
  }

  private static Arbitrary<Object> number(NumericComponent component, Object initial) {
    List<Object> special = new ArrayList<>(component.closedEnds());
    special.add(initial);
    return Arbitraries.oneOf(List.of(Arbitraries.of(special), between(component)));
  }

  private static Arbitrary<Object> between(NumericComponent component) {
    double min = Double.isFinite(component.min()) ? component.min() : -LARGE;
    double max = Double.isFinite(component.max()) ? component.max() : Math.max(LARGE, 2 * min);
    double large = Math.max(Math.abs(min), Math.abs(max));
    double small = min > 0 ? min : max < 0 ? -max : SMALL * large;
    Arbitrary<Double> magnitude =
        Arbitraries.integers()
            .between(0, 1_000_000)
            .map(n -> small * Math.pow(large / small, n / 1e6));
    Arbitrary<Integer> sign =
        min >= 0 ? Arbitraries.just(1) : max <= 0 ? Arbitraries.just(-1) : Arbitraries.of(1, -1);
    return Combinators.combine(magnitude, sign)
        .as((m, s) -> component.value(Math.max(min, Math.min(max, s * m))));
  }
}
