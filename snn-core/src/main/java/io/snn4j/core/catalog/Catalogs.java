package io.snn4j.core.catalog;

import io.snn4j.api.Plugin;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Inline;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.RecordBinder;
import io.snn4j.core.config.RecordWriter;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogs of all extension points, and the way from a configuration to plugins and back.
 *
 * <p>Any interface that extends {@link Plugin} is an extension point; its catalog is loaded when it
 * is first asked for. Safe for use by many threads.
 */
public final class Catalogs implements RecordBinder.PluginTypes {

  private final ClassLoader loader;
  private final Map<Class<?>, Catalog<?>> catalogs = new HashMap<>();
  private final RecordBinder binder = new RecordBinder(this);
  private final RecordWriter writer = new RecordWriter(this);

  /**
   * Catalogs of the plugins this class loader sees.
   *
   * @param loader where plugins are looked for
   */
  public Catalogs(ClassLoader loader) {
    this.loader = loader;
  }

  /** {@return catalogs of the plugins on the class path} */
  public static Catalogs standard() {
    return Holder.STANDARD;
  }

  private static final class Holder {
    static final Catalogs STANDARD = new Catalogs(classLoader());

    private static ClassLoader classLoader() {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return context == null ? Catalogs.class.getClassLoader() : context;
    }
  }

  /**
   * {@return the catalog of an extension point}
   *
   * @param <T> the extension point
   * @param type the extension point
   */
  @SuppressWarnings("unchecked")
  public synchronized <T extends Plugin> Catalog<T> of(Class<T> type) {
    Catalog<T> catalog = (Catalog<T>) catalogs.get(type);
    if (catalog == null) {
      catalog = Catalog.load(type, loader, this::expand);
      catalogs.put(type, catalog);
    }
    return catalog;
  }

  /** In place of a plugin with an inlined component stands one for each plugin it may inline. */
  private <T extends Plugin> List<T> expand(Catalog<T> catalog, T prototype) {
    RecordComponent inlined = prototype.getClass().isRecord() ? inlined(prototype) : null;
    if (inlined == null) {
      return List.of(prototype);
    }
    Catalog<?> inner = of(inlined.getType().asSubclass(Plugin.class));
    inner.failures().forEach(catalog::addFailure);
    List<T> expanded = new ArrayList<>();
    for (String name : inner.names()) {
      try {
        expanded.add(Records.with(prototype, inlined, inner.prototype(name)));
      } catch (ConfigException e) {
        catalog.addFailure(e.getMessage());
      }
    }
    return expanded;
  }

  private static RecordComponent inlined(Plugin prototype) {
    for (RecordComponent component : Records.components(prototype)) {
      if (component.isAnnotationPresent(Inline.class)) {
        return component;
      }
    }
    return null;
  }

  /**
   * {@return the plugin of a name, with its defaults but for the given parameters}
   *
   * @param <T> the extension point
   * @param type the extension point
   * @param name the plugin's name
   * @param parameters plain values by component name: {@code Map.of("width", 0.5)}
   * @throws ConfigException if plugin or parameter is unknown, or a value is of the wrong type or
   *     out of range; it lists everything that is wrong
   */
  public <T extends Plugin> T create(Class<T> type, String name, Map<String, ?> parameters) {
    Problems problems = new Problems();
    Plugin plugin = read(type, Tree.of(Map.of(name, parameters)), of(type).kind(), problems);
    problems.throwIfAny();
    return type.cast(plugin);
  }

  /**
   * Makes records of configurations with these plugins.
   *
   * @return the binder
   */
  public RecordBinder binder() {
    return binder;
  }

  /**
   * Turns records with these plugins into plain values.
   *
   * @return the writer
   */
  public RecordWriter writer() {
    return writer;
  }

  /**
   * {@return a plugin in one line, such as {@code leaky {beta: 0.95}}: its name and those
   * parameters that are not its prototype's, or that have to be given}
   *
   * @param type the extension point
   * @param plugin what to describe
   */
  public String describe(Class<? extends Plugin> type, Plugin plugin) {
    Map<String, Object> defaults = writer.write((Record) of(type).prototype(plugin.name()));
    List<String> required = Records.required(plugin);
    List<String> shown = new ArrayList<>();
    writer
        .write((Record) plugin)
        .forEach(
            (key, value) -> {
              if (required.contains(key) || !value.equals(defaults.get(key))) {
                shown.add(key + ": " + Yaml.inLine(value));
              }
            });
    return plugin.name() + (shown.isEmpty() ? "" : " {" + String.join(", ", shown) + "}");
  }

  @Override
  public boolean knows(Class<?> type) {
    return type.isInterface() && Plugin.class.isAssignableFrom(type);
  }

  @Override
  public Plugin read(Class<?> type, Tree tree, String context, Problems problems) {
    String name;
    Tree parameters = new Tree.Mapping(Map.of(), Map.of(), tree.place());
    if (tree instanceof Tree.Scalar scalar && scalar.value() instanceof String text) {
      name = text;
    } else if (tree instanceof Tree.Mapping mapping && mapping.entries().size() == 1) {
      name = mapping.entries().keySet().iterator().next();
      parameters = mapping.entries().get(name);
    } else {
      problems.add(
          tree.place(),
          context + " must be a name, or a name with parameters, as {name: {parameter: value}}");
      return null;
    }
    Plugin prototype;
    try {
      prototype = of(type.asSubclass(Plugin.class)).prototype(name);
    } catch (ConfigException e) {
      problems.add(tree.place(), e.getMessage());
      return null;
    }
    return binder.bind(prototype, parameters, name, problems);
  }

  @Override
  public Object write(Class<?> type, Plugin plugin) {
    return Map.of(plugin.name(), writer.write((Record) plugin));
  }

  /**
   * {@return sentences about all plugins that failed to load, of the extension points used so far}
   */
  public synchronized List<String> failures() {
    return catalogs.values().stream()
        .flatMap(catalog -> catalog.failures().stream())
        .distinct()
        .toList();
  }
}
