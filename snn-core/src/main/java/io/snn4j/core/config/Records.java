package io.snn4j.core.config;

import io.snn4j.api.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Records by reflection: their parameters, values and constructors. */
public final class Records {

  /** Once for each type: asking a class again parses all its annotations again. */
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  private Records() {}

  /** The components of a record, in their order. */
  public static List<RecordComponent> components(Object record) {
    return COMPONENTS.get(record.getClass());
  }

  /** The names of a record's parameters: its components, and those of an inlined component. */
  public static List<String> parameters(Object record) {
    return names(record, component -> true);
  }

  /** The names of those parameters that a configuration must give. */
  public static List<String> required(Object record) {
    return names(
        record,
        component ->
            component.isAnnotationPresent(Param.class)
                && component.getAnnotation(Param.class).required());
  }

  private static List<String> names(Object record, Predicate<RecordComponent> wanted) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : components(record)) {
      if (inlined(component)) {
        names.addAll(names(read(component, record), wanted));
      } else if (wanted.test(component)) {
        names.add(component.getName());
      }
    }
    return names;
  }

  /** The same record with another value of one component. */
  public static <R> R with(R record, RecordComponent changed, Object value) {
    Object[] values =
        components(record).stream()
            .map(each -> each.getName().equals(changed.getName()) ? value : read(each, record))
            .toArray();
    try {
      return construct(record, values);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(record.getClass().getName() + ": " + e.getMessage());
    }
  }

  /** The record with its defaults, if it has a constructor without arguments. */
  static Optional<Object> defaults(Class<?> type) {
    try {
      return Optional.of(type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  /** Whether the component's parameters stand beside those of the record itself. */
  public static boolean inlined(RecordComponent component) {
    return component.isAnnotationPresent(Inline.class);
  }

  /**
   * A record by its no-argument constructor.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static Object construct(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a public no-argument constructor, which gives its defaults", e);
    }
  }

  /**
   * A record of another's class.
   *
   * @param values the components' values
   * @throws IllegalArgumentException if the record refuses them, with its message
   */
  @SuppressWarnings("unchecked")
  static <R> R construct(R like, Object[] values) {
    Class<?>[] types =
        components(like).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = like.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      throw new IllegalArgumentException(message, cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(like.getClass().getName() + " cannot be created", e);
    }
  }

  /** The value of a record's component. */
  public static Object read(RecordComponent component, Object from) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  /** The name of an enum's constant in YAML: {@code lowest-index}. */
  public static String enumName(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
