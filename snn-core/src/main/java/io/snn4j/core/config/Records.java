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

  /**
   * {@return the components of a record, in their order}
   *
   * @param record the record
   */
  public static List<RecordComponent> components(Object record) {
    return COMPONENTS.get(record.getClass());
  }

  /**
   * {@return the names of a record's parameters: its components, and those of an inlined component}
   *
   * @param record the record
   */
  public static List<String> parameters(Object record) {
    return names(record, component -> true);
  }

  /**
   * {@return the names of those parameters that a configuration must give}
   *
   * @param record the record
   */
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

  /**
   * {@return the same record with another value of one component}
   *
   * @param <R> the record's type
   * @param record the record
   * @param changed the component to change
   * @param value its new value
   */
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

  /**
   * {@return whether the component's parameters stand beside those of the record itself}
   *
   * @param component a component of a record
   */
  public static boolean inlined(RecordComponent component) {
    return component.isAnnotationPresent(Inline.class);
  }

  /**
   * {@return a record by its no-argument constructor}
   *
   * @param type a record's class
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

  /**
   * {@return the value of a record's component}
   *
   * @param component a component of a record
   * @param from the record
   */
  public static Object read(RecordComponent component, Object from) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  /**
   * {@return the name of an enum's constant in YAML: {@code lowest-index}}
   *
   * @param constant a constant of an enum
   */
  public static String enumName(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
