package io.snn4j.core.catalog;

import io.snn4j.api.Plugin;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.RecordBinder;
import io.snn4j.core.config.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogs of all extension points, and the way from a configuration to plugins and back.
 *
 * <p>Any interface that extends {@link Plugin} is an extension point; its catalog is loaded when it
 * is first asked for.
 */
public final class Catalogs implements RecordBinder.PluginTypes {

  private final ClassLoader loader;
  private final Map<Class<?>, Catalog<?>> catalogs = new ConcurrentHashMap<>();
  private final RecordBinder binder = new RecordBinder(this);

  /** Catalogs of the plugins this class loader sees. */
  public Catalogs(ClassLoader loader) {
    this.loader = loader;
  }

  /** Catalogs of the plugins on the class path. */
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

  /** The catalog of an extension point. */
  @SuppressWarnings("unchecked")
  public <T extends Plugin> Catalog<T> of(Class<T> type) {
    return (Catalog<T>) catalogs.computeIfAbsent(type, t -> Catalog.load(type, loader));
  }

  /** The binder that makes records of configurations with these plugins. */
  public RecordBinder binder() {
    return binder;
  }

  /**
   * The plugin of a name, with its defaults but for the given parameters.
   *
   * @param parameters plain values by component name: {@code Map.of("width", 0.5)}
   * @throws ConfigException if plugin or parameter is unknown, or a value is of the wrong type or
   *     out of range; it lists everything that is wrong
   */
  public <T extends Plugin> T create(Class<T> type, String name, Map<String, ?> parameters) {
    Problems problems = new Problems();
    Plugin plugin = read(type, Tree.of(Map.of(name, parameters)), kind(type), problems);
    problems.throwIfAny();
    return type.cast(plugin);
  }

  @Override
  public boolean knows(Class<?> type) {
    return type.isInterface() && Plugin.class.isAssignableFrom(type);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Plugin read(Class<?> type, Tree tree, String context, Problems problems) {
    Catalog<?> catalog = of((Class<? extends Plugin>) type);
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
      prototype = catalog.prototype(name);
    } catch (ConfigException e) {
      problems.add(tree.place(), e.getMessage());
      return null;
    }
    return binder.bind(prototype, parameters, name, problems);
  }

  @Override
  public Object write(Class<?> type, Plugin plugin) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(plugin.name(), binder.write((Record) plugin));
    return map;
  }

  /** Sentences about all plugins that failed to load, of the extension points used so far. */
  public List<String> failures() {
    return catalogs.values().stream().flatMap(catalog -> catalog.failures().stream()).toList();
  }

  private <T extends Plugin> String kind(Class<T> type) {
    return of(type).kind();
  }
}
