package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.MemoryPlan;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.RunFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
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
      "Without a configuration it is tutorial 5: 784-1000-10 leaky integrate-and-fire neurons over"
          + " 25 steps, one epoch of MNIST. The data folder is --data, else the environment"
          + " variable SNN_DATA, else the user's cache folder; MNIST is downloaded to it if it is"
          + " not there, and where that fails, synthetic digits are trained on instead.",
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
      "  snn train --dataset synthetic --seed 1",
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
      description = "YAML file of the experiment; what it leaves out is tutorial 5's.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "How often to go through the data.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all random numbers are drawn from; the same seed gives the same bits.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Samples of a training batch.")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "mnist, synthetic, or auto: MNIST, or else synthetic digits.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the four MNIST files, or where to put them.")
  private Optional<Path> data = Optional.empty();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Mixin private final ReportOption reportOption = new ReportOption();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Batches from one checkpoint to the next; 0: only at the end of an epoch.")
  private Optional<Integer> checkpointEvery = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for the results; runs/TIME unless given.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Prints configuration, layers and the memory that training will take, and trains"
              + " nothing.")
  private boolean dryRun;

  private final TrainingRun training;
  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  TrainCommand(TrainingRun training, Catalogs catalogs, DataSources sources, Terminal terminal) {
    this.training = training;
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = threadsOption.threads();
    Experiment asked = experiment();
    DataSources.Choice choice = Task.choice(asked.dataset());
    DataSources.Resolved found =
        sources.resolve(new DataSources.Request(choice, data, DataSources.Network.ON));
    Experiment experiment =
        asked.changed(Tree.of(Map.of("dataset", found.data().name())), catalogs);
    Task task = Task.of(experiment, found);
    Checkpoint.Origin origin =
        new Checkpoint.Origin(
            data.map(folder -> folder.toAbsolutePath().toString()).orElse(""),
            found.data().fingerprint());
    String source = config.map(Path::toString).orElse("tutorial 5 (built in)");
    MemoryPlan plan = training.plan(task, threads);
    Room room = Room.now();
    if (dryRun) {
      new Summary(terminal, catalogs).print(source, task, threads, Optional.empty());
      new MemoryTable(terminal).print(task.network(), plan, room);
      room.require(plan, task.there(), experiment, threads);
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

  /** The configuration with the values of the command line. */
  private Experiment experiment() throws IOException {
    Map<String, Object> options = new LinkedHashMap<>();
    epochs.ifPresent(value -> options.put("epochs", value));
    seed.ifPresent(value -> options.put("seed", value));
    batch.ifPresent(value -> options.put("batch", value));
    checkpointEvery.ifPresent(value -> options.put("checkpoints", Map.of("every", value)));
    dataset.ifPresent(value -> options.put("dataset", value));
    Experiment base = config.isPresent() ? read(config.get()) : new Experiment();
    return base.changed(Tree.of(options), catalogs);
  }

  private Experiment read(Path file) throws IOException {
    try {
      return Experiment.read(text(file), catalogs);
    } catch (ConfigException e) {
      throw new ConfigException(
          e.problems().stream().map(problem -> file + ": " + problem).toList());
    } catch (NoSuchFileException e) {
      throw new ConfigException("the configuration " + file + " does not exist");
    } catch (CharacterCodingException e) {
      throw new ConfigException("the configuration " + file + " is not text in UTF-8");
    } catch (IOException e) {
      throw new ConfigException(
          "the configuration %s cannot be read: %s".formatted(file, Reasons.of(e)));
    }
  }

  /** Never more of it than a configuration may have: a file may be of any length. */
  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Yaml.LONGEST + 1);
      if (bytes.length > Yaml.LONGEST) {
        throw new IOException("it is longer than %d bytes".formatted(Yaml.LONGEST));
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private RunFolder folder() throws IOException {
    Path path = out.orElseGet(TrainCommand::freshFolder);
    try {
      return RunFolder.create(path);
    } catch (IOException e) {
      throw new IOException(
          "the run folder %s cannot be used: %s; give another with --out DIR"
              .formatted(path, Reasons.of(e)),
          e);
    }
  }

  private static Path freshFolder() {
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
