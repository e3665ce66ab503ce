package io.snn4j.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Takes records apart and puts them together. */
final class Records {

  private Records() {}

  /** The values of its components, in order. */
  static Object[] values(Object plugin) {
    RecordComponent[] components = plugin.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      try {
        components[i].getAccessor().setAccessible(true);
        values[i] = components[i].getAccessor().invoke(plugin);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(components[i] + " cannot be read", e);
      }
    }
    return values;
  }

  /** An equal record that is another object; what is no record comes back itself. */
  static <P> P copy(P plugin) {
    @SuppressWarnings("unchecked")
    Class<P> type = (Class<P>) plugin.getClass();
    return type.isRecord() ? construct(type, values(plugin)) : plugin;
  }

  /** A record of these values; throws what its constructor throws. */
  static <R> R construct(Class<R> type, Object... values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return call(type, types, values);
  }

  /** The record with its defaults. */
  static <R> R defaults(Class<R> type) {
    return call(type, new Class<?>[0]);
  }

  private static <R> R call(Class<R> type, Class<?>[] types, Object... values) {
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type.getName() + " failed to construct", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a constructor with " + Arrays.toString(types), e);
    }
  }
}
