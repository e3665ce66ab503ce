package io.snn4j.mnist.recipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * An experiment to begin with.
 *
 * @param name what it is called
 * @param yaml its YAML; the first line is a comment that says what it is
 */
public record Recipe(String name, String yaml) {

  private static final List<String> NAMES =
      List.of("tutorial5", "latency", "learnable-beta", "recurrent", "deep", "population", "best");

  /** {@return the names, tutorial 5's first} */
  public static List<String> names() {
    return NAMES;
  }

  /** {@return the recipes, in the order of their names} */
  public static List<Recipe> all() {
    return NAMES.stream().map(Recipe::read).toList();
  }

  /**
   * {@return the recipe of a name, if there is one}
   *
   * @param name the recipe's name
   */
  public static Optional<Recipe> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /**
   * {@return the recipe of a name}
   *
   * @param name the recipe's name
   * @throws ConfigException if there is none
   */
  public static Recipe named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ConfigException(
                    "there is no recipe '" + name + "'" + Nearest.hint(name, NAMES)));
  }

  /** {@return what it is, in a line} */
  public String line() {
    return yaml.lines().findFirst().orElse("").replaceFirst("^# *", "");
  }

  private static Recipe read(String name) {
    try (InputStream in = Recipe.class.getResourceAsStream(name + ".yaml")) {
      return new Recipe(name, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
