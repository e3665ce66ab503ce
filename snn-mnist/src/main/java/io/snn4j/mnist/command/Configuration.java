package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.settings.Setting;
import io.snn4j.mnist.data.DataException;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.data.Mnist;
import io.snn4j.mnist.recipe.Recipe;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.experiment.SampleShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as its user wrote it: a YAML file, a recipe or nothing, and the single values that
 * change it.
 *
 * @param source what to call it
 * @param tree what it says
 */
record Configuration(String source, Tree tree) {

  /** Every data set there is has images of this size in so many classes. */
  private static final SampleShape IMAGES = new SampleShape(Mnist.SIDE * Mnist.SIDE, Mnist.CLASSES);

  /** Tutorial 5. */
  static final Configuration BUILT_IN =
      new Configuration("tutorial 5 (built in)", new Tree.Scalar(null, Tree.Place.NOWHERE));

  /**
   * Reads the file or the recipe of a name.
   *
   * @throws ConfigException if there is neither, or it is no YAML
   */
  static Configuration read(String name) {
    Path file = path(name);
    // a folder of that name, such as the one of its run, hides no recipe
    Optional<Recipe> recipe = Files.isRegularFile(file) ? Optional.empty() : Recipe.find(name);
    if (recipe.isPresent()) {
      return new Configuration("recipe " + name, Yaml.read(recipe.get().yaml(), name));
    }
    try {
      return new Configuration(name, Yaml.read(text(file), name));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "the configuration %s does not exist; it is a YAML file or one of the recipes %s%s"
              .formatted(
                  name,
                  String.join(", ", Recipe.names()),
                  Nearest.to(name, Recipe.names())
                      .map(near -> "; did you mean '" + near + "'?")
                      .orElse("")));
    } catch (CharacterCodingException e) {
      throw new ConfigException("the configuration " + name + " is not text in UTF-8");
    } catch (IOException e) {
      throw new ConfigException(Reasons.unread("the configuration ", file, e));
    }
  }

  /** Never more of it than a configuration may have: a file may be of any length. */
  static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Yaml.LONGEST + 1);
      if (bytes.length > Yaml.LONGEST) {
        throw new IOException("it is longer than %d bytes".formatted(Yaml.LONGEST));
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new ConfigException("the configuration must be a file, but '" + name + "' is no path");
    }
  }

  /**
   * The experiment.
   *
   * @throws ConfigException that lists everything that is wrong, in the file and in the settings
   */
  Experiment experiment(List<Setting> settings, Catalogs catalogs) {
    return experiment(new Experiment(), settings, catalogs);
  }

  private Experiment experiment(Experiment base, List<Setting> settings, Catalogs catalogs) {
    List<String> problems = new ArrayList<>();
    Tree changed = tree;
    for (Setting setting : settings) {
      try {
        changed = setting.in(changed, base, catalogs);
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    Tree whole = changed;
    try {
      Experiment experiment =
          base.changed(
              whole, catalogs, Optional.of(IMAGES), found -> checkDataset(base, whole, found));
      if (problems.isEmpty()) {
        return experiment;
      }
    } catch (ConfigException e) {
      problems.addAll(0, e.problems());
    }
    throw new ConfigException(problems);
  }

  private static void checkDataset(Experiment base, Tree tree, Problems problems) {
    Tree named = tree instanceof Tree.Mapping map ? map.entries().get("dataset") : null;
    Object name = named == null ? base.dataset() : named.plain();
    if (name instanceof Map || name instanceof List || name == null) {
      // no text, which is said already
      return;
    }
    try {
      DataSources.Choice.named(String.valueOf(name));
    } catch (DataException e) {
      problems.add((named == null ? tree : named).place(), e.getMessage());
    }
  }
}
