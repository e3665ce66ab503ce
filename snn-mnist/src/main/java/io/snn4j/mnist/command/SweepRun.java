package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.settings.Setting;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.store.AtomicFile;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.RunFolder;
import io.snn4j.train.sweep.Axis;
import io.snn4j.train.sweep.Search;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/** A sweep and its folder, begun or gone on with. */
public final class SweepRun {

  private static final String FILE = "sweep.yaml";
  private static final SeriesFolder FOLDER = new SeriesFolder(FILE, "sweep");

  private final TrainingRun training;
  private final Catalogs catalogs;
  private final DataSources sources;
  private final Interrupt interrupt;
  private final Terminal terminal;

  @Inject
  SweepRun(
      TrainingRun training,
      Catalogs catalogs,
      DataSources sources,
      Interrupt interrupt,
      Terminal terminal) {
    this.training = training;
    this.catalogs = catalogs;
    this.sources = sources;
    this.interrupt = interrupt;
    this.terminal = terminal;
  }

  /** Whether a folder holds a sweep. */
  static boolean isIn(Path folder) {
    return FOLDER.isIn(folder);
  }

  /**
   * Goes on with the sweep of a folder.
   *
   * @return the exit code
   */
  int resume(Path folder, Optional<Path> data, SharingOptions sharing) throws IOException {
    return run(folder.resolve(FILE), List.of(), folder, data, sharing);
  }

  /**
   * Runs a sweep.
   *
   * @param file what is tried
   * @param settings change the experiment
   * @param folder where the results go; one that holds this sweep already is gone on with
   * @param data the folder with the data, if one was named
   * @return the exit code
   */
  int run(
      Path file, List<Setting> settings, Path folder, Optional<Path> data, SharingOptions sharing)
      throws IOException {
    int cores = sharing.cores();
    long memory = sharing.memory();
    SweepFile sweep = SweepFile.read(file, settings, catalogs);
    List<Trial> checked = sweep.trials(catalogs);
    DataSources.Resolved found =
        sources.resolve(
            DataSources.Request.of(Task.choice(sweep.experiment().dataset()), data, sweep.data()));
    FOLDER.begin(folder, sweep.yaml(catalogs, data.map(d -> d.toAbsolutePath().toString())));
    List<Trial> trials =
        checked.stream().map(trial -> trial.on(found.data().name(), catalogs)).toList();
    int slots = Math.min(cores, trials.size());
    int threads = Math.max(1, cores / slots);
    head(file, sweep, trials, found, folder, slots, threads);
    List<String> warnings = new ArrayList<>();
    interrupt.listen();
    List<Trial.Result> results;
    try (Progress progress = terminal.progress()) {
      results =
          new Trials(
                  training,
                  catalogs,
                  interrupt,
                  folder,
                  found,
                  new Checkpoint.Origin(
                      data.map(d -> d.toAbsolutePath().toString()).orElse(sweep.data()),
                      found.data().fingerprint()),
                  slots,
                  threads,
                  Share.of(Room.now(), memory),
                  progress)
              .run(trials, result -> ended(result, trials.size()), warnings);
    }
    warnings.forEach(sentence -> terminal.err().println("warning: " + sentence));
    return end(sweep, folder, trials, results);
  }

  private void head(
      Path file,
      SweepFile sweep,
      List<Trial> trials,
      DataSources.Resolved found,
      Path folder,
      int slots,
      int threads) {
    line("", "SNN4J " + Version.ofSnn4j());
    line("sweep", file.toString());
    line(
        "trials",
        "%d, %s, %s"
            .formatted(
                trials.size(),
                sweep.sweep().options().search() == Search.GRID
                    ? "every combination"
                    : "drawn with seed " + sweep.sweep().options().seed(),
                "%d at a time with %d thread%s each"
                    .formatted(slots, threads, threads == 1 ? "" : "s")));
    String key = "keys";
    for (Axis axis : sweep.sweep().axes()) {
      line(key, axis.key());
      key = "";
    }
    line("validate", "with " + held(sweep.experiment().validation()) + " held out");
    line("data", found.how());
    line("folder", folder.toString());
  }

  private static String held(double validation) {
    return validation < 1
        ? new BigDecimal(100 * validation)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString()
            + " % of the training samples"
        : String.format(Locale.ROOT, "%.0f training samples", validation);
  }

  private void line(String key, String value) {
    terminal.out().printf(Locale.ROOT, "%-9s %s%n", key, value);
  }

  private void ended(Trial.Result result, int trials) {
    List<String> values = new ArrayList<>();
    result
        .trial()
        .values()
        .keySet()
        .forEach(key -> values.add(key + " " + SweepTable.value(result.trial(), key)));
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "trial %d of %d  %s  %s%n",
            result.trial().number(),
            trials,
            String.join(", ", values),
            result.epoch().isPresent()
                ? String.format(
                    Locale.ROOT,
                    "validation loss %.3f  accuracy %.2f %%  %.1f s",
                    result.loss(),
                    100 * result.accuracy(),
                    result.seconds())
                : "failed: " + result.failure());
  }

  private static Map<String, Object> json(List<Trial.Result> sorted, Path folder) {
    List<Map<String, Object>> trials = new ArrayList<>();
    for (Trial.Result result : sorted) {
      Map<String, Object> trial = new LinkedHashMap<>();
      trial.put("trial", result.trial().number());
      Map<String, Object> values = new LinkedHashMap<>();
      result.trial().values().forEach((key, value) -> values.put(key, value.plain()));
      trial.put("values", values);
      result.epoch().ifPresent(epoch -> trial.put("kept", RunJson.epoch(epoch)));
      if (!result.failure().isEmpty()) {
        trial.put("failure", result.failure());
      }
      trials.add(trial);
    }
    Map<String, Object> sweep = new LinkedHashMap<>();
    sweep.put("folder", folder.toString());
    sweep.put("trials", trials);
    return sweep;
  }

  private int end(SweepFile sweep, Path folder, List<Trial> trials, List<Trial.Result> results)
      throws IOException {
    List<String> keys = sweep.sweep().axes().stream().map(Axis::key).toList();
    SweepTable table = new SweepTable(keys, results);
    AtomicFile.text(folder.resolve("results.csv"), table.csv());
    String left =
        "%d of %d trials are over; go on with %s"
            .formatted(results.size(), trials.size(), Called.with("resume", folder));
    if (interrupt.leave(left) || results.size() < trials.size()) {
      terminal.interrupted(left);
      return Interrupt.EXIT_CODE;
    }
    terminal.out().println();
    table.print(terminal.out());
    List<Trial.Result> well =
        table.sorted().stream().filter(result -> result.epoch().isPresent()).toList();
    if (!well.isEmpty()) {
      boolean grid = sweep.sweep().options().search() == Search.GRID;
      new SweepPicture(keys, grid, well).write(folder.resolve("results.png"));
      Trial best = well.get(0).trial();
      AtomicFile.text(folder.resolve("best.yaml"), best.experiment().yaml(catalogs));
      terminal.out().println();
      terminal.result(
          "best      "
              + folder.resolve("best.yaml")
              + ", of trial "
              + best.number()
              + "; the model is "
              + RunFolder.model(folder.resolve(best.folder())));
    }
    terminal.result(() -> json(table.sorted(), folder));
    return well.size() == results.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
