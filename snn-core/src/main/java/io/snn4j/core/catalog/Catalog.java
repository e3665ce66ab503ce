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
import java.util.function.BiFunction;

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
  private final Map<String, List<String>> providers = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private Catalog(Class<T> type) {
    this.type = type;
  }

  /**
   * {@return the catalog of these prototypes}
   *
   * @param <T> the extension point
   * @param type the extension point
   * @param prototypes each plugin with its defaults
   */
  public static <T extends Plugin> Catalog<T> of(
      Class<T> type, Collection<? extends T> prototypes) {
    Catalog<T> catalog = new Catalog<>(type);
    prototypes.forEach(catalog::add);
    return catalog;
  }

  /**
   * The catalog of what {@link ServiceLoader} finds.
   *
   * @param expand the prototypes that one provider stands for
   */
  static <T extends Plugin> Catalog<T> load(
      Class<T> type, ClassLoader loader, BiFunction<Catalog<T>, T, List<T>> expand) {
    Catalog<T> catalog = new Catalog<>(type);
    Iterator<ServiceLoader.Provider<T>> services =
        ServiceLoader.load(type, loader).stream().iterator();
    while (catalog.addNext(services, expand)) {}
    return catalog;
  }

  /** Takes in one provider; false at the end. A provider that fails does not end the iteration. */
  private boolean addNext(
      Iterator<ServiceLoader.Provider<T>> services, BiFunction<Catalog<T>, T, List<T>> expand) {
    try {
      if (!services.hasNext()) {
        return false;
      }
      expand.apply(this, services.next().get()).forEach(this::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      addFailure(
          "%s could not be loaded: %s%s"
              .formatted(oneKind(), e.getMessage(), cause == e ? "" : " (" + cause + ")"));
    }
    return true;
  }

  private void add(T prototype) {
    String provider = prototype.getClass().getName();
    if (!prototype.getClass().isRecord()) {
      addFailure(provider + " is not a record, so it cannot serve as " + oneKind());
      return;
    }
    String name = prototype.name();
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      addFailure(
          "%s calls itself '%s', but the name of %s is of lower-case words joined by hyphens"
              .formatted(provider, name, oneKind()));
      return;
    }
    prototypes.putIfAbsent(name, prototype);
    List<String> others = providers.computeIfAbsent(name, n -> new ArrayList<>());
    // the same class twice, as from a jar that stands on the class path twice, does no harm
    if (!others.contains(provider)) {
      others.add(provider);
    }
  }

  void addFailure(String sentence) {
    failures.add(sentence);
  }

  /** {@return the extension point} */
  public Class<T> type() {
    return type;
  }

  /**
   * {@return what the extension point is called in sentences, such as {@code surrogate gradient}}
   */
  public String kind() {
    String words = Plugin.kebabCase(type.getSimpleName()).replace('-', ' ');
    // a LayerSpec describes what users call a layer
    return words.endsWith(" spec") ? words.substring(0, words.length() - 5) : words;
  }

  private String oneKind() {
    return ("aeiou".indexOf(kind().charAt(0)) < 0 ? "a " : "an ") + kind();
  }

  /** {@return the names, in alphabetical order} */
  public List<String> names() {
    return List.copyOf(prototypes.keySet());
  }

  /** {@return the plugins with their defaults, in alphabetical order of their names} */
  public List<T> prototypes() {
    return List.copyOf(prototypes.values());
  }

  /** {@return what could not be loaded, one sentence each} */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /**
   * {@return the plugin of this name with its defaults}
   *
   * @param name the plugin's name
   * @throws ConfigException if there is none, or there are two
   */
  public T prototype(String name) {
    T prototype = prototypes.get(name);
    if (prototype == null) {
      StringBuilder sentence = new StringBuilder("there is no " + kind() + " '" + name + "'");
      sentence.append(Nearest.hint(name, prototypes.keySet()));
      failures.forEach(failure -> sentence.append("; ").append(failure));
      throw new ConfigException(sentence.toString());
    }
    if (providers.get(name).size() > 1) {
      throw new ConfigException(
          "%d plugins call themselves the %s '%s': %s; remove all but one from the class path, or let"
                  .formatted(
                      providers.get(name).size(),
                      kind(),
                      name,
                      String.join(" and ", providers.get(name)))
              + " one override name()");
    }
    return prototype;
  }
}
