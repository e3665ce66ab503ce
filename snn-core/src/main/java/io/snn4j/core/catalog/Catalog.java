package io.snn4j.core.catalog;

import io.snn4j.api.Plugin;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The plugins of one extension point, by name; each is known by a prototype that holds its
 * defaults.
 *
 * <p>A provider that fails to load is left out and named in {@link #failures}; two of one name make
 * that name, and no other, an error.
 *
 * @param <T> the extension point
 */
public final class Catalog<T extends Plugin> {

  private final Class<T> type;
  private final Map<String, T> prototypes = new TreeMap<>();
  private final Map<String, String> ambiguous = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private Catalog(Class<T> type) {
    this.type = type;
  }

  /** The catalog of what {@link ServiceLoader} finds. */
  public static <T extends Plugin> Catalog<T> load(Class<T> type, ClassLoader loader) {
    Catalog<T> catalog = new Catalog<>(type);
    Iterator<ServiceLoader.Provider<T>> providers =
        ServiceLoader.load(type, loader).stream().iterator();
    while (catalog.addNext(providers)) {}
    return catalog;
  }

  /** The catalog of these prototypes. */
  public static <T extends Plugin> Catalog<T> of(
      Class<T> type, Collection<? extends T> prototypes) {
    Catalog<T> catalog = new Catalog<>(type);
    prototypes.forEach(catalog::add);
    return catalog;
  }

  /** Takes in one provider; false at the end. A provider that fails does not end the iteration. */
  private boolean addNext(Iterator<ServiceLoader.Provider<T>> providers) {
    try {
      if (!providers.hasNext()) {
        return false;
      }
      add(providers.next().get());
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      failures.add(
          "a "
              + kind()
              + " could not be loaded: "
              + e.getMessage()
              + (cause == e ? "" : " (" + cause + ")"));
    }
    return true;
  }

  private void add(T prototype) {
    if (!prototype.getClass().isRecord()) {
      failures.add(
          prototype.getClass().getName() + " is not a record, so it cannot serve as a " + kind());
      return;
    }
    String name = prototype.name();
    T other = prototypes.putIfAbsent(name, prototype);
    if (other != null && other.getClass() != prototype.getClass()) {
      ambiguous.merge(
          name,
          other.getClass().getName() + " and " + prototype.getClass().getName(),
          (first, second) -> first + " and " + prototype.getClass().getName());
    }
  }

  /** The extension point. */
  public Class<T> type() {
    return type;
  }

  /** What the extension point is called in sentences, such as {@code surrogate gradient}. */
  public String kind() {
    return Plugin.kebabCase(type.getSimpleName()).replace('-', ' ');
  }

  /** The names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(prototypes.keySet());
  }

  /** The plugins with their defaults, in alphabetical order of their names. */
  public List<T> prototypes() {
    return List.copyOf(prototypes.values());
  }

  /** What could not be loaded, one sentence each. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Whether there is a plugin of this name. */
  public boolean has(String name) {
    return prototypes.containsKey(name);
  }

  /**
   * The plugin of this name with its defaults.
   *
   * @throws ConfigException if there is none, or there are two
   */
  public T prototype(String name) {
    if (ambiguous.containsKey(name)) {
      throw new ConfigException(
          "two plugins call themselves the "
              + kind()
              + " '"
              + name
              + "': "
              + ambiguous.get(name)
              + "; remove one from the class path, or let one override name()");
    }
    T prototype = prototypes.get(name);
    if (prototype == null) {
      StringBuilder sentence = new StringBuilder("there is no " + kind() + " '" + name + "'");
      sentence.append(Nearest.hint(name, prototypes.keySet()));
      failures.forEach(failure -> sentence.append("; ").append(failure));
      throw new ConfigException(sentence.toString());
    }
    return prototype;
  }
}
