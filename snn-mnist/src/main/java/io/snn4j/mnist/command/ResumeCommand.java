package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.Position;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Model;
import io.snn4j.train.store.RunFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a training run that was interrupted. */
@Command(
    name = "resume",
    description = {
      "Goes on with a training run from its last checkpoint.",
      "",
      "However the run ended, by Ctrl-C, by kill or by a power cut, it ends now with the same bits"
          + " as if it had never been interrupted. Its configuration is that of its checkpoints;"
          + " neither the file that was given to train nor the folder's config.yaml is read again,"
          + " and an edited one is warned of.",
      "",
      "--epochs extends a run, also one that is over: it ends with the same bits as if it had been"
          + " begun with so many epochs. A folder that 'snn train --seeds' or 'snn sweep' filled is"
          + " gone on with as a whole.",
      ""
    },
    footer = {
      "",
      "Exit code 0 after training, 1 after a failure, 2 after a wrong option, 130 if interrupted"
          + " again.",
      "",
      "Examples:",
      "  snn resume runs/mine",
      "  snn resume runs/mine --epochs 10"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class ResumeCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of the run.")
  private Path run = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the data, where it is no longer the one of the run.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How many epochs there are to be in all; as many as it has unless given.")
  private Optional<Integer> epochs = Optional.empty();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final SharingOptions sharing = new SharingOptions();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Batches from one checkpoint to the next; 0: only at the end of an epoch.")
  private Optional<Integer> checkpointEvery = Optional.empty();

  @Mixin private final OutputOptions output = new OutputOptions();

  private final TrainingRun training;
  private final Catalogs catalogs;
  private final DataSources sources;
  private final SeedSeries seeds;
  private final SweepRun sweep;
  private final Terminal terminal;
  private final Interrupt interrupt;

  @Inject
  ResumeCommand(
      TrainingRun training,
      Catalogs catalogs,
      DataSources sources,
      SeedSeries seeds,
      SweepRun sweep,
      Terminal terminal,
      Interrupt interrupt) {
    this.training = training;
    this.catalogs = catalogs;
    this.sources = sources;
    this.seeds = seeds;
    this.sweep = sweep;
    this.terminal = terminal;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() throws IOException {
    output.apply(terminal);
    int threads = threadsOption.threads();
    if (SeedSeries.isIn(run)) {
      requireNoEpochs("the seeds");
      return seeds.resume(run, data, threads);
    } else if (SweepRun.isIn(run)) {
      requireNoEpochs("the trials");
      return sweep.resume(run, data, sharing);
    }
    requireNoSeries();
    interrupt.leave("%s is as it was; go on with %s".formatted(run, Called.with("resume", run)));
    try (RunFolder folder = open()) {
      List<String> damaged = new ArrayList<>();
      Checkpoint newest = folder.checkpoints().newest(catalogs, damaged);
      damaged.forEach(sentence -> terminal.err().println("warning: " + sentence));
      new EditedConfiguration(catalogs)
          .warning(folder, newest.model().experiment())
          .ifPresent(sentence -> terminal.err().println("warning: " + sentence));
      Checkpoint checkpoint = extended(newest, folder);
      Task task = task(checkpoint);
      Experiment experiment = task.experiment();
      new Summary(terminal, catalogs)
          .print(
              "that of " + run + (over(checkpoint) ? "" : where(checkpoint.state().position())),
              task,
              threads,
              Optional.of(run));
      if (over(checkpoint)) {
        String longer = Called.with("resume", run, "--epochs " + (experiment.epochs() + 1));
        terminal
            .out()
            .println(
                run
                    + (patienceIsLost(checkpoint)
                        ? " is over: early stopping ended it"
                        : " is over; --epochs extends it, such as " + longer));
      }
      Room.now().require(training.plan(task, threads), task.there(), experiment, threads);
      folder.settle(checkpoint, catalogs);
      return training
          .reporting(reportOption.wanted())
          .run(
              task,
              folder,
              checkpoint.origin(),
              Optional.of(checkpoint.state()),
              checkpointEvery.orElse(experiment.checkpoints().every()),
              threads);
    }
  }

  private void requireNoEpochs(String what) {
    if (epochs.isPresent()) {
      throw new ConfigException(
          "--epochs extends one run, but " + run + " holds " + what + " of a series");
    }
  }

  /** One run that is longer than the others would be none of the series any more. */
  private void requireNoSeries() {
    Path folder = run.toAbsolutePath().normalize().getParent();
    if (epochs.isPresent()
        && folder != null
        && (SeedSeries.isIn(folder) || SweepRun.isIn(folder))) {
      throw new ConfigException(
          "--epochs extends a run that stands alone, but %s is one of the series in %s"
              .formatted(run, folder));
    }
  }

  /** The checkpoint of a run that has so many epochs as are asked for, kept as such. */
  private Checkpoint extended(Checkpoint checkpoint, RunFolder folder) throws IOException {
    Experiment experiment = checkpoint.model().experiment();
    Position position = checkpoint.state().position();
    int begun = position.history().size() + (position.batches() > 0 ? 1 : 0);
    if (epochs.isEmpty() || epochs.get() == experiment.epochs()) {
      return checkpoint;
    } else if (epochs.get() < Math.max(1, begun)) {
      throw new ConfigException(
          "--epochs %d: %s of %s trained or begun; a run can be extended, not cut back"
              .formatted(
                  epochs.get(),
                  begun == 1 ? "1 epoch" : begun + " epochs",
                  run + (begun == 1 ? " is" : " are")));
    }
    Experiment longer = experiment.changed(Tree.of(Map.of("epochs", epochs.get())), catalogs);
    Model model = new Model(longer, checkpoint.model().network());
    Checkpoint extended = new Checkpoint(model, checkpoint.state(), checkpoint.origin());
    folder.keep(extended, catalogs);
    return extended;
  }

  private RunFolder open() throws IOException {
    try {
      return RunFolder.open(run);
    } catch (IOException e) {
      throw new IOException("%s cannot be resumed: %s".formatted(run, Reasons.of(e)), e);
    }
  }

  /** The task of the run, with the network as the checkpoint has it. */
  private Task task(Checkpoint checkpoint) throws IOException {
    Experiment experiment = checkpoint.model().experiment();
    DataSources.Resolved found;
    try (Progress progress = terminal.progress()) {
      progress.at("reading the data");
      found =
          sources.resolve(
              DataSources.Request.of(
                  Task.choice(experiment.dataset()), data, checkpoint.origin().folder()));
    }
    if (!found.data().fingerprint().equals(checkpoint.origin().fingerprint())) {
      throw new IOException(
          "%s cannot be resumed: the data (%s) are not those it was trained on"
              .formatted(run, found.how()));
    }
    return Task.of(experiment, found).with(checkpoint.model().network());
  }

  /** Whether nothing is left to train. */
  private static boolean over(Checkpoint checkpoint) {
    return checkpoint.state().position().epoch() > checkpoint.model().experiment().epochs()
        || patienceIsLost(checkpoint);
  }

  private static boolean patienceIsLost(Checkpoint checkpoint) {
    Position position = checkpoint.state().position();
    return checkpoint
        .model()
        .experiment()
        .earlyStopping()
        .filter(rule -> position.best() > 0)
        .filter(rule -> position.history().size() - position.best() >= rule.patience())
        .isPresent();
  }

  private static String where(Position position) {
    return ", from epoch %d, batch %d".formatted(position.epoch(), position.batches() + 1);
  }
}
