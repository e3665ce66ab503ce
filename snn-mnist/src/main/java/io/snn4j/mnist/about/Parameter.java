package io.snn4j.mnist.about;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Yaml;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A parameter of a plugin, in words.
 *
 * @param name its key
 * @param type what kind of value it takes
 * @param range which of them, such as {@code in [0, 1]}; empty for all
 * @param initial what it is where nothing is given, or that it must be given
 * @param meaning what it is for; empty where the plugin does not say
 */
public record Parameter(String name, String type, String range, String initial, String meaning) {

  private static final double LOWEST = Double.NEGATIVE_INFINITY;
  private static final double HIGHEST = Double.POSITIVE_INFINITY;

  static Parameter of(RecordComponent component, Map<String, Object> defaults, Catalogs catalogs) {
    Optional<Param> param = Optional.ofNullable(component.getAnnotation(Param.class));
    return new Parameter(
        component.getName(),
        type(component.getGenericType(), catalogs),
        param.map(Parameter::range).orElse(""),
        initial(param.map(Param::required).orElse(false), defaults.get(component.getName())),
        param.map(Param::value).orElse(""));
  }

  /** {@return type, range and default in one line} */
  public String facts() {
    return type + (range.isEmpty() ? "" : " " + range) + "; " + initial;
  }

  private static String initial(boolean required, Object value) {
    if (value == null) {
      return "absent by default";
    }
    return required ? "must be given" : "default " + Yaml.inLine(value);
  }

  private static String type(Type type, Catalogs catalogs) {
    if (type instanceof ParameterizedType generic) {
      String element = type(generic.getActualTypeArguments()[0], catalogs);
      return generic.getRawType() == List.class ? "list, each: " + element : element;
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Coefficient.class) {
      return "coefficient";
    } else if (catalogs.knows(plain)) {
      return catalogs.of(plain.asSubclass(Plugin.class)).kind();
    } else if (plain.isEnum()) {
      return Arrays.stream(plain.getEnumConstants())
          .map(Records::enumName)
          .collect(Collectors.joining(" | "));
    }
    return switch (plain.getSimpleName()) {
      case "int", "long", "Integer", "Long" -> "whole number";
      case "float", "double", "Float", "Double" -> "number";
      case "boolean", "Boolean" -> "true | false";
      case "String" -> "text";
      default -> Plugin.kebabCase(plain.getSimpleName()).replace('-', ' ');
    };
  }

  private static String range(Param param) {
    boolean above = param.min() > LOWEST;
    boolean below = param.max() < HIGHEST;
    String least = Yaml.inLine(plain(param.min()));
    String most = Yaml.inLine(plain(param.max()));
    if (above && below) {
      return "in " + (param.exclusiveMin() ? "(" : "[") + least + ", " + most + "]";
    } else if (above) {
      return (param.exclusiveMin() ? "above " : "at least ") + least;
    }
    return below ? "at most " + most : "";
  }

  /** 1 for 1.0. */
  private static Object plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (long) value;
    }
    return value;
  }
}
