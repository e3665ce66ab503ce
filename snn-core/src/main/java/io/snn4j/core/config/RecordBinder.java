package io.snn4j.core.config;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Plugin;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes records of configuration trees; with {@link RecordWriter}, which goes the other way, the
 * one mechanism behind plugins by name, YAML files and saved models.
 *
 * <p>A mapping's keys are the record's components, in the spelling of Java; what is absent keeps
 * the value of the record's no-argument constructor. A component that is a plugin is written as its
 * name alone or as {@code name: {parameter: value}}.
 */
public final class RecordBinder {

  /** Finds and writes the values of components whose type is an extension point. */
  public interface PluginTypes {

    /**
     * {@return whether plugins of this type can be found by name}
     *
     * @param type the extension point
     */
    boolean knows(Class<?> type);

    /**
     * {@return the plugin a tree describes, or null once a problem is noted}
     *
     * @param type the extension point
     * @param tree a name, or a mapping from a name to parameters
     * @param context what to call the place in an error
     * @param problems receives what is wrong
     */
    Plugin read(Class<?> type, Tree tree, String context, Problems problems);

    /**
     * {@return the plain form of a plugin}
     *
     * @param type the extension point
     * @param plugin what to write
     */
    Object write(Class<?> type, Plugin plugin);
  }

  private final PluginTypes plugins;

  /**
   * A binder that finds plugins there.
   *
   * @param plugins finds plugins by their names
   */
  public RecordBinder(PluginTypes plugins) {
    this.plugins = plugins;
  }

  /**
   * The record that a mapping describes.
   *
   * @param <R> the record's type
   * @param defaults gives what the mapping leaves out
   * @param tree the mapping
   * @param context what to call the record in an error, such as {@code leaky}
   * @param problems receives what is wrong
   * @return the record, or null once a problem is noted
   */
  public <R> R bind(R defaults, Tree tree, String context, Problems problems) {
    Map<String, Tree> given = Map.of();
    if (tree instanceof Tree.Mapping mapping) {
      given = mapping.entries();
    } else if (!(tree instanceof Tree.Scalar scalar && scalar.value() == null)) {
      problems.add(
          tree.place(), context + " takes its parameters as {name: value}, but was " + show(tree));
      return null;
    }
    int before = problems.count();
    List<String> known = Records.parameters(defaults);
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        Tree.Place place = ((Tree.Mapping) tree).keys().getOrDefault(key, tree.place());
        problems.add(
            place,
            known.isEmpty()
                ? context + " takes no parameters, but '" + key + "' is given"
                : context + " has no parameter '" + key + "'" + Nearest.hint(key, known));
      }
    }
    R bound = assemble(defaults, given, tree.place(), context, problems);
    return problems.count() > before ? null : bound;
  }

  private <R> R assemble(
      R defaults, Map<String, Tree> given, Tree.Place place, String context, Problems problems) {
    int before = problems.count();
    List<RecordComponent> components = Records.components(defaults);
    Object[] values = new Object[components.size()];
    Set<String> wrong = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = components.get(i);
      Object kept = Records.read(component, defaults);
      int sofar = problems.count();
      Tree value = given.get(component.getName());
      if (component.isAnnotationPresent(Inline.class)) {
        values[i] = assemble(kept, given, place, context, problems);
      } else if (value != null) {
        String where = context + ": " + component.getName();
        values[i] = value(component.getGenericType(), kept, value, where, problems);
      } else {
        Param param = component.getAnnotation(Param.class);
        if (param != null && param.required()) {
          problems.add(
              place,
              context + ": " + component.getName() + " must be given (" + param.value() + ")");
        }
        values[i] = kept;
      }
      if (problems.count() > sofar) {
        values[i] = kept;
        wrong.add(component.getName());
      }
    }
    R record = construct(defaults, values, wrong, given, place, context, problems);
    return problems.count() > before ? null : record;
  }

  /**
   * The record; where it refuses a value, that value's place is named, and the default takes its
   * place, so that it is found out what else is refused.
   *
   * @param wrong the components of which that is known already
   */
  private static <R> R construct(
      R defaults,
      Object[] values,
      Set<String> wrong,
      Map<String, Tree> given,
      Tree.Place place,
      String context,
      Problems problems) {
    while (true) {
      try {
        return Records.construct(defaults, values);
      } catch (IllegalArgumentException e) {
        List<String> words = List.of(e.getMessage().split("[^A-Za-z0-9]+"));
        if (words.stream().anyMatch(wrong::contains)) {
          // it may be the default that does not fit, and nobody wrote that
          return null;
        }
        int blamed = index(defaults, words.get(0));
        if (blamed < 0 || !given.containsKey(words.get(0))) {
          if (wrong.isEmpty()) {
            problems.add(place, context + ": " + e.getMessage());
          }
          return null;
        }
        problems.add(given.get(words.get(0)).place(), context + ": " + e.getMessage());
        wrong.add(words.get(0));
        values[blamed] = Records.read(Records.components(defaults).get(blamed), defaults);
      }
    }
  }

  private static int index(Object record, String name) {
    return Records.components(record).stream().map(RecordComponent::getName).toList().indexOf(name);
  }

  private Object value(Type type, Object defaults, Tree tree, String context, Problems problems) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        if (tree instanceof Tree.Scalar scalar && scalar.value() == null) {
          return Optional.empty();
        }
        return Optional.ofNullable(value(element, null, tree, context, problems));
      } else if (generic.getRawType() == List.class) {
        return list(element, tree, context, problems);
      }
    }
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    if (raw == Coefficient.class) {
      return coefficient(tree, context, problems);
    } else if (plugins.knows(raw)) {
      return plugins.read(raw, tree, context, problems);
    } else if (raw.isEnum()) {
      return constant(raw, tree, context, problems);
    } else if (raw.isRecord()) {
      return bind(defaults == null ? Records.construct(raw) : defaults, tree, context, problems);
    }
    return scalar(raw, tree, context, problems);
  }

  private Object list(Type element, Tree tree, String context, Problems problems) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      problems.add(tree.place(), context + " must be a list, but was " + show(tree));
      return null;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Object item =
          value(element, null, sequence.items().get(i), context + "[" + i + "]", problems);
      if (item != null) {
        list.add(item);
      }
    }
    return List.copyOf(list);
  }

  private Object coefficient(Tree tree, String context, Problems problems) {
    boolean learn = false;
    Tree values = tree;
    if (tree instanceof Tree.Mapping mapping) {
      for (String key : mapping.entries().keySet()) {
        if (!key.equals("value") && !key.equals("learn")) {
          problems.add(
              mapping.keys().getOrDefault(key, tree.place()),
              context + " has no '" + key + "'" + Nearest.hint(key, List.of("value", "learn")));
        }
      }
      values = mapping.entries().get("value");
      Tree flag = mapping.entries().get("learn");
      if (flag != null) {
        learn = Boolean.TRUE.equals(scalar(boolean.class, flag, context + ".learn", problems));
      }
      if (values == null) {
        problems.add(tree.place(), context + " needs a value: {value: 0.9, learn: true}");
        return null;
      }
    }
    List<Tree> items = values instanceof Tree.Sequence list ? list.items() : List.of(values);
    List<Float> numbers = new ArrayList<>();
    for (Tree item : items) {
      Object number = scalar(float.class, item, context, problems);
      if (number == null) {
        return null;
      }
      numbers.add((Float) number);
    }
    if (numbers.isEmpty()) {
      problems.add(values.place(), context + " needs at least one value");
      return null;
    }
    try {
      return new Coefficient(numbers, learn);
    } catch (IllegalArgumentException e) {
      problems.add(values.place(), context + ": " + e.getMessage());
      return null;
    }
  }

  private static Object constant(Class<?> raw, Tree tree, String context, Problems problems) {
    List<String> names = new ArrayList<>();
    for (Object constant : raw.getEnumConstants()) {
      String name = Records.enumName(constant);
      if (tree instanceof Tree.Scalar scalar && name.equals(scalar.value())) {
        return constant;
      }
      names.add(name);
    }
    problems.add(
        tree.place(),
        context + " must be one of " + String.join(", ", names) + ", but was " + show(tree));
    return null;
  }

  private static Object scalar(Class<?> raw, Tree tree, String context, Problems problems) {
    Object value = tree instanceof Tree.Scalar scalar ? scalar.value() : null;
    if (raw == boolean.class || raw == Boolean.class) {
      if (value instanceof Boolean) {
        return value;
      }
      return wrong("true or false", tree, context, problems);
    } else if (raw == String.class) {
      return value != null ? String.valueOf(value) : wrong("a text", tree, context, problems);
    } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      boolean small = raw == int.class || raw == Integer.class;
      if (value instanceof Long number && (!small || number.intValue() == number)) {
        return small ? (Object) number.intValue() : (Object) number;
      }
      return wrong("a whole number", tree, context, problems);
    } else if (raw == float.class || raw == Float.class) {
      if (value instanceof Number number) {
        // by way of the decimal, so that 0.95 is 0.95f
        return Float.valueOf(number.toString());
      }
      return wrong("a number", tree, context, problems);
    } else if (raw == double.class || raw == Double.class) {
      return value instanceof Number number
          ? (Object) number.doubleValue()
          : wrong("a number", tree, context, problems);
    }
    throw new IllegalArgumentException(context + " has a type that no configuration holds: " + raw);
  }

  private static Object wrong(String expected, Tree tree, String context, Problems problems) {
    problems.add(tree.place(), context + " must be " + expected + ", but was " + show(tree));
    return null;
  }

  private static String show(Tree tree) {
    Object plain = tree.plain();
    String text =
        plain == null ? "empty" : plain instanceof String s ? "'" + s + "'" : plain.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
