package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.settings.Setting;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a sweep: the experiment, the data and what is tried.
 *
 * @param source what to call it
 * @param experiment what all trials share
 * @param data the folder with the data; empty if none is named
 * @param sweep what is tried
 */
record SweepFile(String source, Experiment experiment, String data, Sweep sweep) {

  private static final String EXPERIMENT = "experiment";
  private static final String DATA = "data";
  private static final int SHOWN = 10;

  /** What the trials are told apart by. */
  private static final double HELD_OUT = 0.1;

  /**
   * Reads a file.
   *
   * @param settings change the experiment
   * @throws ConfigException that lists what is wrong
   */
  static SweepFile read(Path file, List<Setting> settings, Catalogs catalogs) {
    String source = file.toString();
    Tree tree = Yaml.read(text(file), source);
    Map<String, Tree> entries = new LinkedHashMap<>();
    Map<String, Tree.Place> keys = new LinkedHashMap<>();
    if (tree instanceof Tree.Mapping mapping) {
      entries.putAll(mapping.entries());
      keys.putAll(mapping.keys());
    }
    Tree experiment = entries.remove(EXPERIMENT);
    Tree data = entries.remove(DATA);
    requireNoExperiment(entries, file);
    Sweep sweep =
        Sweep.of(
            new Tree.Mapping(entries, keys, tree.place()), List.of(EXPERIMENT, DATA), catalogs);
    Experiment base = configuration(experiment, file).experiment(settings, catalogs);
    if (base.validation() == 0) {
      base = base.changed(Tree.of(Map.of("validation", HELD_OUT)), catalogs);
    }
    String folder = data == null ? "" : String.valueOf(data.plain());
    return new SweepFile(source, base, folder, sweep);
  }

  /** The file that is to be swept over is easily taken for the one that says how. */
  private static void requireNoExperiment(Map<String, Tree> entries, Path file) {
    List<String> ofExperiment = Records.parameters(new Experiment());
    if (!entries.containsKey("keys")
        && !entries.isEmpty()
        && ofExperiment.containsAll(entries.keySet())) {
      throw new ConfigException(
          "%s is an experiment; a sweep names it with 'experiment: %s', and what to try with 'keys'; 'snn sweep --help' shows one"
              .formatted(file, file));
    }
  }

  private static String text(Path file) {
    try {
      return Configuration.text(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "the sweep " + file + " does not exist; 'snn sweep --help' shows how one is written");
    } catch (IOException e) {
      throw new ConfigException(Reasons.unread("the sweep ", file, e));
    }
  }

  /**
   * The experiment by its file, beside the sweep's or not, by its recipe, or as it stands there.
   */
  private static Configuration configuration(Tree experiment, Path file) {
    if (experiment == null) {
      return Configuration.BUILT_IN;
    } else if (experiment instanceof Tree.Scalar scalar && scalar.value() instanceof String name) {
      Path beside = file.resolveSibling(name);
      return Configuration.read(Files.isRegularFile(beside) ? beside.toString() : name);
    }
    return new Configuration(file.toString(), experiment);
  }

  /**
   * The trials.
   *
   * @throws ConfigException that lists what is wrong with some of them
   */
  List<Trial> trials(Catalogs catalogs) {
    Configuration shared = new Configuration(source, Tree.of(catalogs.writer().write(experiment)));
    Set<String> problems = new LinkedHashSet<>();
    List<Trial> trials = new ArrayList<>();
    for (Map<String, Tree> values : sweep.trials()) {
      List<Setting> settings = new ArrayList<>();
      try {
        values.forEach(
            (key, value) ->
                settings.add(
                    Setting.of(
                        key, value, source + ": " + key + ": " + Yaml.inLine(value.plain()))));
        trials.add(new Trial(trials.size(), values, shared.experiment(settings, catalogs)));
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    if (problems.size() > SHOWN) {
      List<String> shown = new ArrayList<>(problems).subList(0, SHOWN);
      shown.add("... and " + (problems.size() - SHOWN) + " more of this kind");
      throw new ConfigException(shown);
    } else if (!problems.isEmpty()) {
      throw new ConfigException(List.copyOf(problems));
    }
    return trials;
  }

  /** The same as a file that needs no other, with every value. */
  String yaml(Catalogs catalogs, Optional<String> folder) {
    Map<String, Object> map = new LinkedHashMap<>();
    String named = folder.orElse(data);
    if (!named.isEmpty()) {
      map.put(DATA, named);
    }
    map.putAll(catalogs.writer().write(sweep.options()));
    Map<String, Object> keys = new LinkedHashMap<>();
    sweep
        .axes()
        .forEach(
            axis ->
                keys.put(
                    axis.key(),
                    axis.range()
                        .<Object>map(range -> catalogs.writer().write(range))
                        .orElseGet(() -> axis.values().stream().map(Tree::plain).toList())));
    map.put("keys", keys);
    map.put(EXPERIMENT, catalogs.writer().write(experiment));
    return Yaml.write(map);
  }
}
