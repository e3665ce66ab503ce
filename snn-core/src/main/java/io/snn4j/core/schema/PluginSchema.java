package io.snn4j.core.schema;

import io.snn4j.api.About;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalog;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What stands for a plugin: its name alone, or its name with parameters.
 *
 * @param catalog the plugins of one extension point
 * @param record makes the schema of a plugin's parameters
 */
record PluginSchema(Catalog<?> catalog, Function<Object, Map<String, Object>> record) {

  Map<String, Object> schema() {
    List<Object> names = new ArrayList<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String name : catalog.names()) {
      try {
        Plugin plugin = catalog.prototype(name);
        properties.put(name, parameters(plugin));
        if (Records.required(plugin).isEmpty()) {
          names.add(described(plugin, new LinkedHashMap<>(Map.of("const", name))));
        }
      } catch (ConfigException ambiguous) {
        // of two plugins with one name neither can be had
      }
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("type", "object");
    mapping.put("properties", properties);
    mapping.put("additionalProperties", false);
    mapping.put("minProperties", 1);
    mapping.put("maxProperties", 1);
    List<Object> forms = new ArrayList<>();
    if (!names.isEmpty()) {
      forms.add(Map.of("oneOf", names));
    }
    forms.add(mapping);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", catalog.kind());
    schema.put("anyOf", forms);
    return schema;
  }

  private Map<String, Object> parameters(Plugin plugin) {
    Map<String, Object> parameters = record.apply(plugin);
    if (!parameters.containsKey("required")) {
      parameters.put("type", List.of("object", "null"));
    }
    return described(plugin, parameters);
  }

  private static Map<String, Object> described(Plugin plugin, Map<String, Object> schema) {
    About about = plugin.getClass().getAnnotation(About.class);
    if (about != null) {
      String formula = String.join("; ", about.formula());
      schema.put("description", about.value() + (formula.isEmpty() ? "" : ": " + formula));
    }
    return schema;
  }
}
