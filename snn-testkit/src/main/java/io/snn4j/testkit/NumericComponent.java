package io.snn4j.testkit;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of a plugin that is a number, or a {@link Coefficient} of numbers, and the values
 * that test its range.
 */
record NumericComponent(
    int index, String name, Class<?> type, double min, boolean exclusiveMin, double max) {

  private static final List<Class<?>> WHOLE = List.of(int.class, long.class);
  private static final List<Class<?>> REAL = List.of(float.class, double.class);

  /** The numeric components of a record; without {@link Param} the range has no ends. */
  static List<NumericComponent> of(Object plugin) {
    List<NumericComponent> numeric = new ArrayList<>();
    if (plugin.getClass().isRecord()) {
      RecordComponent[] components = plugin.getClass().getRecordComponents();
      for (int i = 0; i < components.length; i++) {
        Class<?> type = components[i].getType();
        if (WHOLE.contains(type) || REAL.contains(type) || type == Coefficient.class) {
          numeric.add(of(i, components[i]));
        }
      }
    }
    return numeric;
  }

  static NumericComponent of(int index, RecordComponent component) {
    Param param = component.getAnnotation(Param.class);
    return new NumericComponent(
        index,
        component.getName(),
        component.getType(),
        param == null ? Double.NEGATIVE_INFINITY : param.min(),
        param != null && param.exclusiveMin(),
        param == null ? Double.POSITIVE_INFINITY : param.max());
  }

  /** The range as one reads it. */
  String range() {
    return (exclusiveMin ? "(" : "[") + min + ", " + max + "]";
  }

  /** For a coefficient, one of its values. */
  NumericComponent ofFloats() {
    return new NumericComponent(index, name, float.class, min, exclusiveMin, max);
  }

  /** The smallest and the largest value of the range, where it has them. */
  List<Object> ends() {
    List<Object> ends = new ArrayList<>(closedEnds());
    if (exclusiveMin) {
      ends.add(beyond(min, 1));
    }
    return ends;
  }

  /** The ends of the range that belong to it. */
  List<Object> closedEnds() {
    List<Object> ends = new ArrayList<>();
    if (min > Double.NEGATIVE_INFINITY && !exclusiveMin) {
      ends.add(value(min));
    }
    if (max < Double.POSITIVE_INFINITY) {
      ends.add(value(max));
    }
    return ends;
  }

  /** The values of this type next to the ends, on the outside. */
  List<Object> justOutside() {
    List<Object> outside = new ArrayList<>();
    if (min > Double.NEGATIVE_INFINITY) {
      outside.add(exclusiveMin ? value(min) : beyond(min, -1));
    }
    if (max < Double.POSITIVE_INFINITY) {
      outside.add(beyond(max, 1));
    }
    return outside;
  }

  /** Not-a-number and the infinities, for the types that have them. */
  List<Object> notFinite() {
    return REAL.contains(type)
        ? List.of(
            value(Double.NaN), value(Double.NEGATIVE_INFINITY), value(Double.POSITIVE_INFINITY))
        : List.of();
  }

  /** Why the plugin does not take this value in place of its own; null where it does. */
  String refusal(Object plugin, Object value) {
    Object[] values = Records.values(plugin);
    values[index] = value;
    try {
      Records.construct(plugin.getClass(), values);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** This value in the component's type. */
  Object value(double value) {
    if (type == float.class) {
      return (float) value;
    } else if (type == int.class) {
      return (int) value;
    } else if (type == long.class) {
      return (long) value;
    } else if (type == Coefficient.class) {
      return Coefficient.of((float) value);
    }
    return value;
  }

  /** The nearest number of this type past an end of the range. */
  private Object beyond(double end, int direction) {
    if (WHOLE.contains(type)) {
      return value(direction < 0 ? Math.ceil(end) - 1 : Math.floor(end) + 1);
    } else if (type == double.class) {
      return Math.nextAfter(end, direction * Double.POSITIVE_INFINITY);
    }
    return value(Math.nextAfter((float) end, direction * Double.POSITIVE_INFINITY));
  }
}
