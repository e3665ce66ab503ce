package io.snn4j.mnist.about;

import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalog;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Inline;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the extension points: every plugin type that a configuration can name, its plugins'
 * parameters included. There is no list to keep; an extension point that comes with a plugin is
 * found like those that were always there.
 */
public final class ExtensionPoints {

  private final Catalogs catalogs;
  private final Map<Class<?>, ExtensionPoint> found = new LinkedHashMap<>();

  private ExtensionPoints(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * {@return the extension points within this record's reach, in the order of its components}
   *
   * @param configuration the record of a configuration
   * @param catalogs the plugins there are
   */
  public static List<ExtensionPoint> of(Class<? extends Record> configuration, Catalogs catalogs) {
    ExtensionPoints points = new ExtensionPoints(catalogs);
    points.visit(configuration, new Key("", false));
    return List.copyOf(points.found.values());
  }

  private record Key(String name, boolean listed) {}

  /** Visits a record's components; {@code outer} is where the record itself stands. */
  private void visit(Class<?> record, Key outer) {
    for (RecordComponent component : record.getRecordComponents()) {
      boolean inlined = component.isAnnotationPresent(Inline.class);
      visit(component.getGenericType(), inlined ? outer : new Key(component.getName(), false));
    }
  }

  private void visit(Type type, Key key) {
    if (type instanceof ParameterizedType generic) {
      boolean list = generic.getRawType() == List.class;
      visit(generic.getActualTypeArguments()[0], list ? new Key(key.name, true) : key);
    } else if (type instanceof Class<?> plain) {
      if (catalogs.knows(plain)) {
        visitPlugins(plain.asSubclass(Plugin.class), key);
      } else if (plain.isRecord()) {
        visit(plain, key);
      }
    }
  }

  private void visitPlugins(Class<? extends Plugin> type, Key key) {
    if (found.containsKey(type)) {
      return;
    }
    Catalog<?> catalog = catalogs.of(type);
    found.put(type, new ExtensionPoint(catalog, key.name, key.listed));
    List<Plugin> plugins = new ArrayList<>(catalog.prototypes());
    plugins.forEach(plugin -> visit(plugin.getClass(), key));
  }
}
