package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rule for which folder holds the data: the option {@code --data}, then the environment
 * variable {@code SNN_DATA}, then the user's cache folder of this operating system.
 *
 * <p>The cache folder is {@code $XDG_CACHE_HOME/snn4j} or {@code ~/.cache/snn4j} on Linux, {@code
 * ~/Library/Caches/snn4j} on macOS and {@code %LOCALAPPDATA%\snn4j} on Windows.
 */
public final class DataFolder {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "SNN_DATA";

  private static final String NAME = "snn4j";

  private final Map<String, String> environment;
  private final UnaryOperator<String> properties;

  /**
   * Creates the rule for an environment and for system properties; a property that is not set is
   * {@code null}, as in {@link System#getProperty(String)}.
   *
   * @param environment the environment's variables
   * @param properties the system properties
   */
  public DataFolder(Map<String, String> environment, UnaryOperator<String> properties) {
    this.environment = Map.copyOf(environment);
    this.properties = requireNonNull(properties, "properties is null");
  }

  /** {@return the rule for the environment of this process} */
  public static DataFolder ofThisProcess() {
    return new DataFolder(System.getenv(), System::getProperty);
  }

  /**
   * Chooses the folder, which need not exist.
   *
   * @param option the value of {@code --data}, if it was given
   * @throws DataException if the environment names something that is not a path
   * @throws UnavailableException if no folder is named and the user has no home folder
   */
  Location choose(Optional<Path> option) throws UnavailableException {
    if (option.isPresent()) {
      return new Location(option.get(), Origin.OPTION);
    }
    Optional<Path> named = variable(VARIABLE);
    return named.isPresent()
        ? new Location(named.get(), Origin.ENVIRONMENT)
        : new Location(cache(), Origin.CACHE);
  }

  private Path cache() throws UnavailableException {
    String system =
        Optional.ofNullable(properties.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Optional<Path> local = variable("LOCALAPPDATA");
      Path place = local.isPresent() ? local.get() : home().resolve("AppData").resolve("Local");
      return place.resolve(NAME);
    }
    if (system.startsWith("mac")) {
      return home().resolve("Library").resolve("Caches").resolve(NAME);
    }
    // The XDG specification has relative paths ignored.
    Optional<Path> xdg = variable("XDG_CACHE_HOME").filter(Path::isAbsolute);
    return (xdg.isPresent() ? xdg.get() : home().resolve(".cache")).resolve(NAME);
  }

  private Path home() throws UnavailableException {
    String home = properties.apply("user.home");
    if (home == null || home.isBlank() || home.equals("?")) {
      throw new UnavailableException("the user has no home folder in which MNIST could be kept");
    }
    return path("the system property user.home", home);
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> path("the environment variable " + name, value));
  }

  private static Path path(String source, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException failure) {
      throw new DataException(
          "%s must name a folder, but is \"%s\"".formatted(source, value), failure);
    }
  }

  /** Where the choice of a folder came from. */
  enum Origin {
    /** The option {@code --data}. */
    OPTION,
    /** The environment variable {@code SNN_DATA}. */
    ENVIRONMENT,
    /** The user's cache folder, because nothing else was said. */
    CACHE
  }

  /**
   * A folder for data and why it was chosen.
   *
   * @param folder the folder, which may not exist yet
   * @param origin what named it
   */
  record Location(Path folder, Origin origin) {
    /** Checks that nothing is null. */
    Location {
      requireNonNull(folder, "folder is null");
      requireNonNull(origin, "origin is null");
    }

    /** Returns whether the user named this folder, so that what lies there must not be ignored. */
    boolean named() {
      return origin != Origin.CACHE;
    }

    /** Returns where downloads go: a named folder itself, or {@code mnist} in the cache. */
    Path downloads() {
      return named() ? folder : folder.resolve(Mnist.SUBFOLDER);
    }
  }
}
