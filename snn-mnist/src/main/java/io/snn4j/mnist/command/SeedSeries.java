package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.AtomicFile;
import io.snn4j.train.store.Checkpoint;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/**
 * One experiment with several seeds, one run after another, each in a folder of its own; what is
 * done is not done again.
 */
public final class SeedSeries {

  /** The file that makes a folder one of a series. */
  private static final String FILE = "seeds.yaml";

  private static final SeriesFolder FOLDER = new SeriesFolder(FILE, "series");

  private final TrainingRun training;
  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  SeedSeries(TrainingRun training, Catalogs catalogs, DataSources sources, Terminal terminal) {
    this.training = training;
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
  }

  /**
   * A series, as its folder keeps it.
   *
   * @param seeds one run for each
   * @param data the folder with the data; empty if none was named
   * @param experiment what is trained; its seed does not count
   */
  record Plan(List<Long> seeds, String data, Experiment experiment) {

    Plan() {
      this(List.of(), "", new Experiment());
    }

    Plan {
      seeds = List.copyOf(seeds);
    }
  }

  /** What is written of one run. */
  private record Result(long seed, EvaluationResult test, double seconds) {}

  /** Whether a folder holds a series. */
  static boolean isIn(Path folder) {
    return FOLDER.isIn(folder);
  }

  /**
   * Goes on with the series of a folder.
   *
   * @return the exit code
   */
  int resume(Path folder, Optional<Path> data, int threads) throws IOException {
    Plan plan = read(folder);
    return run(folder, plan, data, threads);
  }

  /**
   * Begins a series, or goes on with it where the folder holds the same one.
   *
   * @return the exit code
   */
  int run(Path folder, Plan plan, Optional<Path> data, int threads) throws IOException {
    DataSources.Resolved found =
        sources.resolve(
            DataSources.Request.of(Task.choice(plan.experiment.dataset()), data, plan.data));
    FOLDER.begin(folder, Yaml.write(catalogs.writer().write(plan)));
    Checkpoint.Origin origin = new Checkpoint.Origin(plan.data, found.data().fingerprint());
    List<String> warnings = new ArrayList<>();
    Run run = new Run(training, catalogs, warnings);
    List<Result> results = new ArrayList<>();
    for (long seed : plan.seeds) {
      Task task = Task.of(with(plan.experiment, seed, found), found);
      if (results.isEmpty()) {
        new Summary(terminal, catalogs)
            .print("seeds " + plan.seeds, task, threads, Optional.of(folder));
        Room.now().require(training.plan(task, threads), task.there(), task.experiment(), threads);
      }
      terminal
          .out()
          .println(
              "seed " + seed + "  (" + (results.size() + 1) + " of " + plan.seeds.size() + ")");
      History history;
      try (TrainingProgress progress = new TrainingProgress(terminal, task.network())) {
        history = run.train(task, folder.resolve("seed-" + seed), origin, threads, progress);
      }
      warnings.forEach(sentence -> terminal.err().println("warning: " + sentence));
      warnings.clear();
      if (history.ending() == History.Ending.INTERRUPTED) {
        terminal.interrupted("go on with " + Called.with("resume", folder));
        return Interrupt.EXIT_CODE;
      }
      History.Epoch kept = history.keptEpoch();
      double seconds = history.epochs().stream().mapToDouble(History.Epoch::seconds).sum();
      results.add(new Result(seed, kept.test().orElseThrow(), seconds));
      write(folder, results);
    }
    print(results, found.data().name());
    return ExitCode.OK;
  }

  private Experiment with(Experiment experiment, long seed, DataSources.Resolved found) {
    Map<String, Object> values = Map.of("seed", seed, "dataset", found.data().name());
    return experiment.changed(Tree.of(values), catalogs);
  }

  private Plan read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Problems problems = new Problems();
    Tree tree = Yaml.read(Configuration.text(file), file.toString());
    Plan plan = catalogs.binder().bind(new Plan(), tree, "series", problems);
    problems.throwIfAny();
    return plan;
  }

  private static void write(Path folder, List<Result> results) throws IOException {
    StringBuilder csv = new StringBuilder("seed,test_accuracy,test_loss,seconds\n");
    for (Result result : results) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%.3f\n",
              result.seed,
              result.test.accuracy(),
              result.test.loss(),
              result.seconds));
    }
    AtomicFile.text(folder.resolve("seeds.csv"), csv.toString());
  }

  private void print(List<Result> results, String dataset) {
    terminal.out().println();
    for (Result result : results) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "seed %-6d test accuracy %.2f %%%n",
              result.seed,
              100 * result.test.accuracy());
    }
    Sample sample = new Sample(results.stream().map(each -> each.test.accuracy()).toList());
    terminal.result("test accuracy: " + sample.percent() + Verdict.of(dataset));
    terminal.result(() -> json(results, sample));
  }

  private static Map<String, Object> json(List<Result> results, Sample sample) {
    Map<String, Object> series = new LinkedHashMap<>();
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Result result : results) {
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("seed", result.seed);
      run.put("test_accuracy", result.test.accuracy());
      run.put("test_loss", result.test.loss());
      run.put("seconds", result.seconds);
      runs.add(run);
    }
    series.put("runs", runs);
    series.put("mean", sample.mean());
    if (results.size() > 1) {
      series.put("standard_deviation", sample.deviation());
      series.put(
          "confidence_interval_95",
          List.of(sample.mean() - sample.halfWidth(), sample.mean() + sample.halfWidth()));
    }
    return series;
  }
}
