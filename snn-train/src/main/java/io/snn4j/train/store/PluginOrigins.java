package io.snn4j.train.store;

import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Inline;
import io.snn4j.core.config.Records;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which jar each plugin of a configuration came from, so that one that is missing later can be
 * named.
 */
final class PluginOrigins {

  private final Catalogs catalogs;
  private final Map<String, TreeSet<String>> byJar = new TreeMap<>();

  private PluginOrigins(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /** The plugins within a record, as plain values: by jar, {@code KIND NAME (CLASS)}. */
  static Map<String, List<String>> of(Record configuration, Catalogs catalogs) {
    PluginOrigins origins = new PluginOrigins(catalogs);
    origins.visit(configuration);
    Map<String, List<String>> plain = new TreeMap<>();
    origins.byJar.forEach((jar, plugins) -> plain.put(jar, List.copyOf(plugins)));
    return plain;
  }

  private void visit(Record record) {
    for (RecordComponent component : Records.components(record)) {
      visit(component.getGenericType(), Records.read(component, record));
    }
  }

  private void visit(Type type, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> visit(element(type), inner));
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> visit(element(type), item));
    } else if (value instanceof Record record) {
      if (type instanceof Class<?> point && catalogs.knows(point)) {
        note(point.asSubclass(Plugin.class), (Plugin) record);
      }
      visit(record);
    }
  }

  private static Type element(Type collection) {
    return ((ParameterizedType) collection).getActualTypeArguments()[0];
  }

  private void note(Class<? extends Plugin> type, Plugin plugin) {
    Class<?> origin = origin(plugin).getClass();
    byJar
        .computeIfAbsent(jar(origin), jar -> new TreeSet<>())
        .add("%s %s (%s)".formatted(catalogs.of(type).kind(), plugin.name(), origin.getName()));
  }

  /** The plugin itself, or the one it inlines: a layer of neurons comes with the neuron model. */
  private static Object origin(Object plugin) {
    for (RecordComponent component : Records.components(plugin)) {
      if (component.isAnnotationPresent(Inline.class)) {
        return origin(Records.read(component, plugin));
      }
    }
    return plugin;
  }

  /**
   * Title and version of the manifest, and the file's name: {@code parabola 1.2 (parabola.jar)}.
   */
  private static String jar(Class<?> type) {
    Package home = type.getPackage();
    String file = file(type).orElse("unknown");
    if (home == null || home.getImplementationTitle() == null) {
      return file;
    }
    String version = home.getImplementationVersion();
    return "%s%s (%s)"
        .formatted(home.getImplementationTitle(), version == null ? "" : " " + version, file);
  }

  private static Optional<String> file(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).getFileName().toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Adds to each sentence about an unknown plugin where that came from. */
  static List<String> explain(List<String> problems, Object origins) {
    List<String> explained = new ArrayList<>();
    for (String problem : problems) {
      StringBuilder sentence = new StringBuilder(problem);
      if (origins instanceof Map<?, ?> byJar) {
        byJar.forEach(
            (jar, plugins) -> {
              if (plugins instanceof List<?> list) {
                list.forEach(plugin -> explain(sentence, problem, String.valueOf(plugin), jar));
              }
            });
      }
      explained.add(sentence.toString());
    }
    return explained;
  }

  private static void explain(StringBuilder sentence, String problem, String plugin, Object jar) {
    int type = plugin.indexOf(" (");
    int name = plugin.lastIndexOf(' ', type - 1);
    if (name > 0
        && problem.contains(
            "there is no %s '%s'"
                .formatted(plugin.substring(0, name), plugin.substring(name + 1, type)))) {
      sentence.append(
          "; it was saved with %s from %s: put that jar on the class path with SNN_PLUGINS"
              .formatted(plugin.substring(type + 2, plugin.length() - 1), jar));
    }
  }
}
