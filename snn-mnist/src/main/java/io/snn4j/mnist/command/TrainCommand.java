package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.MemoryPlan;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.RunFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network and keeps what came of it in a run folder. */
@Command(
    name = "train",
    description = {
      "Trains a network and tests it after every epoch.",
      "",
      "CONFIG is a YAML file, whose keys 'snn init' explains and whose mistakes are all named"
          + " before anything begins, or a recipe. Without it, it is tutorial 5: 784-1000-10 leaky"
          + " integrate-and-fire neurons over 25 steps, one epoch of MNIST. The data folder is"
          + " --data, else the environment variable SNN_DATA, else the user's cache folder; MNIST"
          + " is downloaded to it if it is not there. Where that fails, it is an error with --data;"
          + " without it, synthetic digits are trained on instead, and the last line says so.",
      ""
    },
    footer = {
      "",
      "Exit code 0 after training, 1 after a failure, 2 after a wrong option or configuration, 130"
          + " if interrupted; 'snn resume' goes on then.",
      "",
      "Examples:",
      "  snn train",
      "  snn train my.yaml --epochs 5 --out runs/mine",
      "  snn train latency --set network.*.leaky.beta=0.9 --set updater.adam.learningRate=1e-3",
      "  snn train --dataset synthetic --seed 1",
      "  snn train my.yaml --seeds 0..4 --out runs/five",
      "  snn train my.yaml --dry-run"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CONFIG",
      completionCandidates = Names.OfRecipes.class,
      description = "YAML file of the experiment, or a recipe's name; see 'snn init --list'.")
  private Optional<String> config = Optional.empty();

  @Mixin private final SettingOptions settings = new SettingOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the four MNIST files, or where to put them.")
  private Optional<Path> data = Optional.empty();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Mixin private final ReportOption reportOption = new ReportOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for the results; runs/TIME unless given.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      description =
          "Trains once with each seed, 0..4 or 0,3,7, and tells mean, spread and confidence"
              + " interval of the test accuracy.")
  private Optional<String> seeds = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Prints configuration, layers, and the memory and the time that training will take, which"
              + " it measures on a few batches; keeps nothing.")
  private boolean dryRun;

  @Mixin private final OutputOptions output = new OutputOptions();

  private final TrainingRun training;
  private final Catalogs catalogs;
  private final DataSources sources;
  private final SeedSeries series;
  private final Terminal terminal;

  @Inject
  TrainCommand(
      TrainingRun training,
      Catalogs catalogs,
      DataSources sources,
      SeedSeries series,
      Terminal terminal) {
    this.training = training;
    this.catalogs = catalogs;
    this.sources = sources;
    this.series = series;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    output.apply(terminal);
    int threads = threadsOption.threads();
    Configuration configuration = config.map(Configuration::read).orElse(Configuration.BUILT_IN);
    Experiment asked = configuration.experiment(settings.settings(), catalogs);
    if (seeds.isPresent() && !dryRun) {
      SeedSeries.Plan plan = new SeedSeries.Plan(Seeds.parse(seeds.get()), folderOfData(), asked);
      return series.run(out.orElseGet(TrainCommand::freshFolder), plan, data, threads);
    }
    DataSources.Choice choice = Task.choice(asked.dataset());
    DataSources.Resolved found;
    try (Progress progress = terminal.progress()) {
      progress.at("reading the data");
      found = sources.resolve(new DataSources.Request(choice, data, DataSources.Network.ON));
    }
    Experiment experiment =
        asked.changed(Tree.of(Map.of("dataset", found.data().name())), catalogs);
    Task task = Task.of(experiment, found);
    Checkpoint.Origin origin = new Checkpoint.Origin(folderOfData(), found.data().fingerprint());
    String source = configuration.source();
    MemoryPlan plan = training.plan(task, threads);
    Room room = Room.now();
    if (dryRun) {
      new Summary(terminal, catalogs).print(source, task, threads, Optional.empty());
      new MemoryTable(terminal).print(task.network(), plan, room);
      room.require(plan, task.there(), experiment, threads);
      terminal
          .out()
          .println(
              training
                  .time(task, threads)
                  .sentence(experiment.epochs(), task.split().train().size() / experiment.batch()));
      return CommandLine.ExitCode.OK;
    }
    room.require(plan, task.there(), experiment, threads);
    try (RunFolder folder = folder()) {
      new Summary(terminal, catalogs).print(source, task, threads, Optional.of(folder.path()));
      return training
          .reporting(reportOption.wanted())
          .run(task, folder, origin, Optional.empty(), experiment.checkpoints().every(), threads);
    }
  }

  private String folderOfData() {
    return data.map(folder -> folder.toAbsolutePath().toString()).orElse("");
  }

  private RunFolder folder() throws IOException {
    Path path = out.orElseGet(TrainCommand::freshFolder);
    try {
      return RunFolder.create(path);
    } catch (IOException e) {
      String other =
          RunFolder.holdsRun(path)
              ? "; it holds a run: go on with it by %s, or give another folder with --out DIR"
                  .formatted(Called.with("resume", path))
              : "; give another with --out DIR";
      throw new IOException(
          "the run folder %s cannot be used: %s%s".formatted(path, Reasons.of(e), other), e);
    }
  }

  static Path freshFolder() {
    String time =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss"));
    Path path = Path.of("runs", time);
    for (int i = 2; Files.exists(path); i++) {
      path = Path.of("runs", time + "_" + i);
    }
    return path;
  }
}
