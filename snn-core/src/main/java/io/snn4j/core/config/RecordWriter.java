package io.snn4j.core.config;

import io.snn4j.api.Coefficient;
import io.snn4j.api.Plugin;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns records into plain values (maps, lists, numbers, booleans, strings) that {@link
 * RecordBinder} makes the same records of.
 */
public final class RecordWriter {

  private final RecordBinder.PluginTypes plugins;

  /**
   * A writer of these plugins.
   *
   * @param plugins knows how plugins are written
   */
  public RecordWriter(RecordBinder.PluginTypes plugins) {
    this.plugins = plugins;
  }

  /**
   * {@return the plain form of a record: a mapping of all its components}
   *
   * @param value what to write
   */
  public Map<String, Object> write(Record value) {
    return write(value, Records.defaults(value.getClass()));
  }

  private Map<String, Object> write(Record value, Optional<?> defaults) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : Records.components(value)) {
      Object kept = Records.read(component, value);
      Optional<Object> initial = defaults.map(record -> Records.read(component, record));
      if (component.isAnnotationPresent(Inline.class)) {
        boolean alike = initial.isPresent() && initial.get().getClass() == kept.getClass();
        map.putAll(write((Record) kept, alike ? initial : Optional.empty()));
        continue;
      }
      Object plain = plain(component.getGenericType(), kept);
      // an absent value is left out, unless leaving it out would mean the default
      boolean absentByDefault = initial.isEmpty() || initial.get().equals(Optional.empty());
      if (plain != null || !absentByDefault) {
        map.put(component.getName(), plain);
      }
    }
    return map;
  }

  private Object plain(Type type, Object value) {
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    if (value instanceof Optional<?> optional) {
      Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
      return optional.map(inner -> plain(element, inner)).orElse(null);
    } else if (value instanceof List<?> list) {
      Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
      return list.stream().map(item -> plain(element, item)).toList();
    } else if (value instanceof Coefficient coefficient) {
      Object numbers =
          coefficient.shared()
              ? plainNumber(coefficient.at(0))
              : coefficient.values().stream().map(RecordWriter::plainNumber).toList();
      return coefficient.learn() ? orderedMap("value", numbers, "learn", true) : numbers;
    } else if (plugins.knows(raw)) {
      return plugins.write(raw, (Plugin) value);
    } else if (value instanceof Enum<?> constant) {
      return Records.enumName(constant);
    } else if (value instanceof Record record) {
      return write(record);
    } else if (value instanceof Float number) {
      return plainNumber(number);
    }
    return value;
  }

  private static Object plainNumber(Float number) {
    return Double.valueOf(number.toString());
  }

  private static Map<String, Object> orderedMap(String k1, Object v1, String k2, Object v2) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    return map;
  }
}
