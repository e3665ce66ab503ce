package io.snn4j.core.settings;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import java.util.List;

/**
 * A value and the key of a configuration that is to have it.
 *
 * <p>A key path joins the keys of a YAML file with dots; the entries of a list are counted from 0,
 * and {@code *} is all those of the plugin that follows:
 *
 * <pre>{@code
 * epochs=3
 * encoder=rate
 * updater.adam.learningRate=1e-3
 * network.1.leaky.beta=0.9
 * network.*.leaky.beta={value: 0.9, learn: true}
 * }</pre>
 *
 * @param path the keys, from the outside
 * @param value the value, in the form of YAML
 * @param place what to call it in an error, such as the option of the command line
 */
public record Setting(List<String> path, Tree value, Tree.Place place) {

  /**
   * Copies the list.
   *
   * @param path the keys, from the outside
   * @param value the value, in the form of YAML
   * @param place what to call it in an error, such as the option of the command line
   */
  public Setting {
    path = List.copyOf(path);
  }

  /**
   * Reads {@code key=value}.
   *
   * @param option what it was given with, such as {@code --set}
   * @param text {@code key=value}
   * @return the setting
   * @throws ConfigException if it is not of that form
   */
  public static Setting parse(String option, String text) {
    Tree.Place place = new Tree.Place(option + " " + text, 0, 0);
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(
          place + "a key and its value are needed, such as " + option + " epochs=3");
    }
    Tree value;
    try {
      value = Yaml.read(text.substring(equals + 1));
    } catch (ConfigException e) {
      throw new ConfigException(place + e.getMessage());
    }
    return new Setting(keys(text.substring(0, equals), place), value.at(place), place);
  }

  /**
   * {@return a value from elsewhere}
   *
   * @param path the keys, joined with dots
   * @param value the value
   * @param source what to call it in an error
   * @throws ConfigException if the path is none
   */
  public static Setting of(String path, Tree value, String source) {
    Tree.Place place = new Tree.Place(source, 0, 0);
    return new Setting(keys(path, place), value.at(place), place);
  }

  private static List<String> keys(String path, Tree.Place place) {
    List<String> keys = List.of(path.strip().split("\\.", -1));
    if (keys.stream().anyMatch(String::isBlank)) {
      throw new ConfigException(
          place
              + "'"
              + path
              + "' is not a key; keys are joined with dots, such as updater.adam.learningRate");
    }
    return keys;
  }

  /** {@return the keys, joined with dots} */
  public String key() {
    return String.join(".", path);
  }

  /**
   * {@return the configuration with this value}
   *
   * @param tree the configuration
   * @param defaults what counts where the configuration says nothing
   * @param catalogs the plugins that values may name
   * @throws ConfigException if there is no such key
   */
  public Tree in(Tree tree, Record defaults, Catalogs catalogs) {
    return new Walk(this, catalogs).from(tree, defaults);
  }
}
