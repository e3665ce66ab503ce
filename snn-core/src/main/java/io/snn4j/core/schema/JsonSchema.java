package io.snn4j.core.schema;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Param;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Records;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON Schema, draft 2020-12, of a record's YAML form: its keys, what each may hold, and the
 * plugins of every extension point in its reach, those on the class path included.
 *
 * <p>It takes all that {@link io.snn4j.core.config.RecordBinder} takes. It cannot say what depends
 * on several values, such as whether layers fit together; and to it 5.0 is a whole number.
 */
public final class JsonSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Catalogs catalogs;
  private final Map<String, List<String>> words;
  private final Map<String, Object> definitions = new TreeMap<>();

  private JsonSchema(Catalogs catalogs, Map<String, List<String>> words) {
    this.catalogs = catalogs;
    this.words = words;
  }

  /**
   * {@return the schema, as plain values}
   *
   * @param title what the schema is of
   * @param defaults the record with its defaults
   * @param catalogs the plugins to choose from
   * @param words the values there are of keys at the top whose type is text
   */
  public static Map<String, Object> of(
      String title, Record defaults, Catalogs catalogs, Map<String, List<String>> words) {
    JsonSchema schema = new JsonSchema(catalogs, words);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", DIALECT);
    root.put("title", title);
    root.putAll(schema.record(defaults));
    // an empty file is an experiment of defaults
    root.put("type", List.of("object", "null"));
    root.put("$defs", schema.definitions);
    return root;
  }

  private Map<String, Object> record(Object defaults) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties(defaults, properties);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required = Records.required(defaults);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private void properties(Object record, Map<String, Object> properties) {
    Map<String, Object> initial = catalogs.writer().write((Record) record);
    for (RecordComponent component : Records.components(record)) {
      Object value = Records.read(component, record);
      if (Records.inlined(component)) {
        properties(value, properties);
        continue;
      }
      String name = component.getName();
      Optional<Param> param = Optional.ofNullable(component.getAnnotation(Param.class));
      Map<String, Object> property = new LinkedHashMap<>();
      param.ifPresent(about -> property.put("description", about.value()));
      property.putAll(type(component.getGenericType(), value, param));
      if (words.containsKey(name) && value instanceof String) {
        property.put("enum", words.get(name));
      }
      boolean given = param.map(Param::required).orElse(false);
      if (!given && initial.get(name) != null) {
        property.put("default", initial.get(name));
      }
      properties.put(name, property);
    }
  }

  private Map<String, Object> type(Type type, Object value, Optional<Param> param) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == List.class) {
        return Map.of("type", "array", "items", type(element, null, Optional.empty()));
      }
      return anyOf(List.of(Map.of("type", "null"), type(element, null, param)));
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Coefficient.class) {
      return coefficient(param);
    } else if (catalogs.knows(raw)) {
      return plugin(raw.asSubclass(Plugin.class));
    } else if (raw.isEnum()) {
      return Map.of("enum", Arrays.stream(raw.getEnumConstants()).map(Records::enumName).toList());
    } else if (raw.isRecord()) {
      Map<String, Object> record = record(value == null ? Records.construct(raw) : value);
      record.put("type", List.of("object", "null"));
      return record;
    }
    return scalar(raw, param);
  }

  private static Map<String, Object> scalar(Class<?> raw, Optional<Param> param) {
    return switch (raw.getSimpleName()) {
      case "boolean", "Boolean" -> Map.of("type", "boolean");
      case "int", "Integer", "long", "Long" -> ranged("integer", param);
      case "float", "Float", "double", "Double" -> ranged("number", param);
      default -> Map.of("type", List.of("string", "number", "boolean"));
    };
  }

  private static Map<String, Object> ranged(String type, Optional<Param> param) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    param.ifPresent(
        range -> {
          if (range.min() > Double.NEGATIVE_INFINITY) {
            schema.put(range.exclusiveMin() ? "exclusiveMinimum" : "minimum", range.min());
          }
          if (range.max() < Double.POSITIVE_INFINITY) {
            schema.put("maximum", range.max());
          }
        });
    return schema;
  }

  /** A number, a list of numbers, or either of them with a mark that it is learned. */
  private static Map<String, Object> coefficient(Optional<Param> param) {
    Map<String, Object> one = ranged("number", param);
    Map<String, Object> each = Map.of("type", "array", "items", one, "minItems", 1);
    Map<String, Object> learned = new LinkedHashMap<>();
    learned.put("type", "object");
    learned.put(
        "properties",
        Map.of("value", anyOf(List.of(one, each)), "learn", Map.of("type", "boolean")));
    learned.put("required", List.of("value"));
    learned.put("additionalProperties", false);
    return anyOf(List.of(one, each, learned));
  }

  /** A reference to what all plugins of the extension point are. */
  private Map<String, Object> plugin(Class<? extends Plugin> type) {
    String name = Plugin.kebabCase(type.getSimpleName());
    if (!definitions.containsKey(name)) {
      // taken before it is made, as a plugin may hold plugins of its own kind
      definitions.put(name, Map.of());
      definitions.put(name, new PluginSchema(catalogs.of(type), this::record).schema());
    }
    return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
  }

  private static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
    return new LinkedHashMap<>(Map.of("anyOf", schemas));
  }
}
