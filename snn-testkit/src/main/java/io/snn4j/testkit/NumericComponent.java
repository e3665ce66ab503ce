package io.snn4j.testkit;

import io.snn4j.api.Param;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** A parameter of a plugin that is a number, and the values that test its range. */
record NumericComponent(int index, String name, Class<?> type, double min, double max) {

  private static final List<Class<?>> WHOLE = List.of(int.class, long.class);
  private static final List<Class<?>> REAL = List.of(float.class, double.class);

  /** The numeric components of a record; without {@link Param} the range has no ends. */
  static List<NumericComponent> of(Object plugin) {
    List<NumericComponent> numeric = new ArrayList<>();
    RecordComponent[] components = plugin.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Class<?> type = components[i].getType();
      if (WHOLE.contains(type) || REAL.contains(type)) {
        numeric.add(of(i, components[i]));
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
        param == null ? Double.POSITIVE_INFINITY : param.max());
  }

  /** Both ends of the range, where it has them, as a configuration would give them. */
  List<Number> ends() {
    List<Number> ends = new ArrayList<>();
    if (min > Double.NEGATIVE_INFINITY) {
      ends.add(number(min));
    }
    if (max < Double.POSITIVE_INFINITY) {
      ends.add(number(max));
    }
    return ends;
  }

  /** The numbers of this type next to the ends, on the outside. */
  List<Number> justOutside() {
    List<Number> outside = new ArrayList<>();
    if (min > Double.NEGATIVE_INFINITY) {
      outside.add(next(min, -1));
    }
    if (max < Double.POSITIVE_INFINITY) {
      outside.add(next(max, 1));
    }
    return outside;
  }

  /** NaN and the infinities, for the types that have them. */
  List<Number> notFinite() {
    return REAL.contains(type)
        ? List.of(
            number(Double.NaN), number(Double.NEGATIVE_INFINITY), number(Double.POSITIVE_INFINITY))
        : List.of();
  }

  /** The plugin with this value in place of its own; throws what the constructor throws. */
  Object with(Object plugin, Number value) {
    Object[] values = Records.values(plugin);
    values[index] = value;
    return Records.construct(plugin.getClass(), values);
  }

  /** This value in the component's type. */
  Number number(double value) {
    if (type == float.class) {
      return (float) value;
    } else if (type == int.class) {
      return (int) value;
    } else if (type == long.class) {
      return (long) value;
    }
    return value;
  }

  private Number next(double end, int direction) {
    if (type == float.class) {
      float nearest = (float) end;
      boolean beyond = direction < 0 ? nearest < end : nearest > end;
      return beyond ? nearest : Math.nextAfter(nearest, direction * Double.POSITIVE_INFINITY);
    } else if (type == double.class) {
      return Math.nextAfter(end, direction * Double.POSITIVE_INFINITY);
    }
    return number(direction < 0 ? Math.ceil(end) - 1 : Math.floor(end) + 1);
  }
}
