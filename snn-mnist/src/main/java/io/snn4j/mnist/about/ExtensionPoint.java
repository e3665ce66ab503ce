package io.snn4j.mnist.about;

import io.snn4j.api.About;
import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalog;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Inline;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Yaml;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An extension point, and where its plugins stand in a configuration.
 *
 * @param catalog its plugins
 * @param key the key whose value names the plugin
 * @param listed whether the key holds a list of plugins
 */
public record ExtensionPoint(Catalog<?> catalog, String key, boolean listed) {

  /** {@return the interface that plugins implement} */
  public Class<? extends Plugin> type() {
    return catalog.type();
  }

  /** {@return what it is called, such as {@code surrogate gradient}} */
  public String kind() {
    return catalog.kind();
  }

  /**
   * {@return what a plugin is, in one line; empty where it does not say}
   *
   * @param plugin the plugin
   */
  public static String line(Plugin plugin) {
    return inlined(plugin)
        .map(inner -> "layer of " + inner.name() + " neurons, joined with a surrogate gradient")
        .orElseGet(() -> phrase(plugin));
  }

  /**
   * {@return what a plugin is, whatever it inlines; empty where it does not say}
   *
   * @param plugin the plugin
   */
  public static String phrase(Plugin plugin) {
    return Optional.ofNullable(about(plugin)).map(About::value).orElse("");
  }

  /**
   * {@return a plugin's equations; none where it does not say}
   *
   * @param plugin the plugin
   */
  public static List<String> formula(Plugin plugin) {
    return Optional.ofNullable(about(plugin)).map(About::formula).map(List::of).orElse(List.of());
  }

  private static About about(Plugin plugin) {
    return plugin.getClass().getAnnotation(About.class);
  }

  /**
   * {@return the plugin whose name and parameters stand for this one, as a neuron model for a
   * layer}
   *
   * @param plugin the plugin
   */
  public static Optional<Plugin> inlined(Plugin plugin) {
    return Arrays.stream(plugin.getClass().getRecordComponents())
        .filter(component -> component.isAnnotationPresent(Inline.class))
        .map(component -> Records.read(component, plugin))
        .map(Plugin.class::cast)
        .findFirst();
  }

  /**
   * {@return a plugin's own parameters, in the order of its record}
   *
   * @param plugin the plugin
   * @param catalogs the plugins there are
   */
  public static List<Parameter> parameters(Plugin plugin, Catalogs catalogs) {
    Map<String, Object> defaults = catalogs.writer().write((Record) plugin);
    return Arrays.stream(plugin.getClass().getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(Inline.class))
        .map((RecordComponent component) -> Parameter.of(component, defaults, catalogs))
        .toList();
  }

  /**
   * {@return the configuration that makes the plugin with all its parameters as they are}
   *
   * @param plugin the plugin
   * @param catalogs the plugins there are
   */
  public String yaml(Plugin plugin, Catalogs catalogs) {
    Map<String, Object> parameters = catalogs.writer().write((Record) plugin);
    Object entry = parameters.isEmpty() ? plugin.name() : Map.of(plugin.name(), parameters);
    return Yaml.write(Map.of(key, listed ? List.of(entry) : entry));
  }
}
