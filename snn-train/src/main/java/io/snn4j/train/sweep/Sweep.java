package io.snn4j.train.sweep;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep tries. Its YAML form:
 *
 * <pre>{@code
 * search: random
 * trials: 20
 * keys:
 *   network.*.leaky.beta: [0.8, 0.9, 0.95]
 *   updater.adam.learningRate: {from: 1.0e-4, to: 1.0e-2, scale: log}
 * }</pre>
 *
 * @param options how trials are chosen
 * @param axes the keys and their values
 */
public record Sweep(Options options, List<Axis> axes) {

  private static final String KEYS = "keys";

  /**
   * Copies the list.
   *
   * @param options how trials are chosen
   * @param axes the keys and their values
   */
  public Sweep {
    axes = List.copyOf(axes);
  }

  /**
   * How trials are chosen.
   *
   * @param search grid or random
   * @param trials how many are drawn; a grid has as many as it has
   * @param seed what they are drawn from
   */
  public record Options(
      @Param("grid: every combination; random: trials are drawn") Search search,
      @Param(value = "how many trials are drawn", min = 1) int trials,
      @Param("what they are drawn from") long seed) {

    /** A grid; twenty trials where they are drawn. */
    public Options() {
      this(Search.GRID, 20, 0);
    }

    /**
     * Checks the number.
     *
     * @param search grid or random
     * @param trials how many are drawn; a grid has as many as it has
     * @param seed what they are drawn from
     * @throws IllegalArgumentException if it is out of range
     */
    public Options {
      Check.within("trials", trials, 1, Range.MOST);
    }
  }

  /**
   * Reads a sweep.
   *
   * @param tree the configuration, without what says which experiment it is about
   * @param others the keys that say that, which a hint may name
   * @param catalogs the plugins that values may name
   * @return the sweep
   * @throws ConfigException that lists everything that is wrong
   */
  public static Sweep of(Tree tree, List<String> others, Catalogs catalogs) {
    Problems problems = new Problems();
    if (!(tree instanceof Tree.Mapping mapping)) {
      throw new ConfigException(tree.place() + "a sweep has keys, such as search and keys");
    }
    Map<String, Tree> options = new LinkedHashMap<>(mapping.entries());
    Tree keys = options.remove(KEYS);
    requireKnown(options, others, mapping, problems);
    if (keys == null) {
      String near =
          Nearest.to(KEYS, mapping.entries().keySet())
              .map(k -> "; did you mean '" + k + "'?")
              .orElse("");
      problems.add(tree.place(), "a sweep needs keys: {KEY: [VALUE, ...]}" + near);
    }
    Options bound =
        catalogs
            .binder()
            .bind(
                new Options(),
                new Tree.Mapping(options, mapping.keys(), mapping.place()),
                "sweep",
                problems);
    List<Axis> axes = keys == null ? List.of() : axes(keys, catalogs, problems);
    problems.throwIfAny();
    Sweep sweep = new Sweep(bound, axes);
    sweep.requireSize(keys.place());
    return sweep;
  }

  /** Takes away, and notes, what is no key of a sweep. */
  private static void requireKnown(
      Map<String, Tree> options, List<String> others, Tree.Mapping mapping, Problems problems) {
    List<String> own = Records.parameters(new Options());
    List<String> known = new ArrayList<>(others);
    known.addAll(own);
    known.add(KEYS);
    for (String key : List.copyOf(options.keySet())) {
      if (!own.contains(key)) {
        options.remove(key);
        problems.add(
            mapping.keys().getOrDefault(key, mapping.place()),
            "sweep has no parameter '" + key + "'" + Nearest.hint(key, known));
      }
    }
  }

  private static List<Axis> axes(Tree keys, Catalogs catalogs, Problems problems) {
    if (!(keys instanceof Tree.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(keys.place(), "keys must name at least one: {KEY: [VALUE, ...]}");
      return List.of();
    }
    List<Axis> axes = new ArrayList<>();
    mapping
        .entries()
        .forEach(
            (key, values) -> {
              if (values instanceof Tree.Sequence list && !list.items().isEmpty()) {
                axes.add(new Axis(key, list.items(), Optional.empty()));
              } else if (values instanceof Tree.Mapping) {
                Range range = catalogs.binder().bind(new Range(), values, key, problems);
                if (range != null) {
                  axes.add(new Axis(key, List.of(), Optional.of(range)));
                }
              } else {
                problems.add(
                    values.place(),
                    key + " needs its values, as [VALUE, ...] or {from: LEAST, to: LARGEST}");
              }
            });
    return axes;
  }

  private void requireSize(Tree.Place place) {
    long size = 1;
    for (Axis axis : options.search == Search.GRID ? axes : List.<Axis>of()) {
      size *= axis.grid().size();
      if (size > Range.MOST) {
        throw new ConfigException(
            place
                + "the grid has more than "
                + Range.MOST
                + " trials; take fewer values or search: random");
      }
    }
  }

  /** {@return the values of each trial, by key; the same for the same sweep} */
  public List<Map<String, Tree>> trials() {
    return options.search == Search.GRID ? grid() : drawn();
  }

  private List<Map<String, Tree>> grid() {
    List<Map<String, Tree>> trials = List.of(new LinkedHashMap<>());
    for (Axis axis : axes) {
      List<Map<String, Tree>> longer = new ArrayList<>();
      for (Map<String, Tree> trial : trials) {
        for (Tree value : axis.grid()) {
          Map<String, Tree> next = new LinkedHashMap<>(trial);
          next.put(axis.key(), value);
          longer.add(next);
        }
      }
      trials = longer;
    }
    return trials;
  }

  private List<Map<String, Tree>> drawn() {
    List<Map<String, Tree>> trials = new ArrayList<>();
    for (int i = 0; i < options.trials; i++) {
      Map<String, Tree> trial = new LinkedHashMap<>();
      for (Axis axis : axes) {
        trial.put(axis.key(), axis.draw(options.seed, i));
      }
      trials.add(trial);
    }
    return trials;
  }
}
