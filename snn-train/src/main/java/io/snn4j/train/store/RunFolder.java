package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.train.Position;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of one training run: {@code config.yaml}, {@code metrics.csv} with a line for each
 * epoch, {@code events.jsonl}, {@code environment.json}, {@code model.snn} and {@code checkpoints}.
 * While it is open no other process can open it.
 *
 * <p>No file is ever half written: each is replaced by the next as a whole, but for the events, to
 * which whole lines are added.
 */
public final class RunFolder implements AutoCloseable {

  private static final String CONFIG = "config.yaml";

  private final Path path;
  private final RunLock lock;

  private RunFolder(Path path, RunLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the folder; one of a run that was killed before its first checkpoint is taken over.
   *
   * @param path the folder
   * @return the folder
   * @throws IOException if it cannot be created, or is there already and not empty
   */
  public static RunFolder create(Path path) throws IOException {
    Files.createDirectories(path);
    requireEmpty(path);
    RunFolder folder = new RunFolder(path, RunLock.acquire(path));
    try {
      requireEmpty(path);
      folder.removeUnfinished();
      Files.deleteIfExists(folder.events().file());
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  private static void requireEmpty(Path path) throws IOException {
    Predicate<Path> ours =
        file ->
            file.getFileName().toString().equals(RunLock.NAME)
                || AtomicFile.unfinished(file)
                || file.getFileName().toString().equals(Events.NAME)
                || file.getFileName().toString().equals(Environment.NAME)
                || (file.equals(checkpoints(path)) && empty(file));
    try (Stream<Path> content = Files.list(path)) {
      if (!content.allMatch(ours)) {
        throw new IOException("it is not empty; a run keeps its results in a folder of its own");
      }
    }
  }

  private static boolean empty(Path checkpoints) {
    try (Stream<Path> content = Files.list(checkpoints)) {
      return content.allMatch(AtomicFile::unfinished);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * {@return whether the folder holds a run that can go on}
   *
   * @param path the folder
   */
  public static boolean holdsRun(Path path) {
    return Files.isDirectory(checkpoints(path)) && !empty(checkpoints(path));
  }

  /**
   * Opens the folder of a run that is to go on.
   *
   * @param path the folder
   * @return the folder
   * @throws IOException if there is none, or another process has it open
   */
  public static RunFolder open(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      Path around = path.getParent();
      throw new IOException(
          "it is a file, but a run is a folder"
              + (around != null && holdsRun(around) ? ", such as " + around : ""));
    } else if (!Files.isDirectory(path)) {
      throw new IOException("there is no such folder");
    } else if (!Files.isDirectory(checkpoints(path))) {
      throw new IOException("it holds no run: there are no checkpoints");
    }
    RunFolder folder = new RunFolder(path, RunLock.acquire(path));
    try {
      folder.removeUnfinished();
      folder.events().mend();
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  private void removeUnfinished() throws IOException {
    AtomicFile.removeUnfinished(path);
    AtomicFile.removeUnfinished(checkpoints(path));
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  /** {@return where the model is kept} */
  public Path model() {
    return model(path);
  }

  /** {@return what happens in the run} */
  public Events events() {
    return new Events(path.resolve(Events.NAME));
  }

  /**
   * Keeps what the run runs on, in place of what it ran on before.
   *
   * @param environment what the run runs on
   * @throws IOException if it cannot be written
   */
  public void environment(Environment environment) throws IOException {
    text(Environment.NAME, Events.json(environment.plain()) + "\n");
  }

  /** {@return the checkpoints} */
  public Checkpoints checkpoints() {
    return new Checkpoints(checkpoints(path));
  }

  /**
   * {@return where the model of a run's folder is}
   *
   * @param path the folder
   */
  public static Path model(Path path) {
    return path.resolve("model.snn");
  }

  /**
   * {@return where the checkpoints of a run's folder are}
   *
   * @param path the folder
   */
  public static Path checkpoints(Path path) {
    return path.resolve("checkpoints");
  }

  /**
   * {@return what {@code config.yaml} says, if it is there; the run itself goes by its checkpoints}
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> configuration() throws IOException {
    Path file = path.resolve(CONFIG);
    return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
  }

  /**
   * Keeps a {@code config.yaml} that somebody edited under another name, and says which.
   *
   * @return where it is now
   * @throws IOException if a file cannot be read or written
   */
  public Path setEditedAside() throws IOException {
    Path aside = path.resolve("config.edited.yaml");
    Files.move(path.resolve(CONFIG), aside, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  /**
   * Writes a checkpoint and, between epochs, the files that follow from it.
   *
   * @param checkpoint the state of the run
   * @param catalogs the plugins there are
   * @throws IOException if that cannot be; what was there before then stays
   */
  public void keep(Checkpoint checkpoint, Catalogs catalogs) throws IOException {
    checkpoints().save(checkpoint, catalogs);
    if (checkpoint.state().position().batches() == 0) {
      settle(checkpoint, catalogs);
    }
  }

  /**
   * Brings configuration, metrics and, between epochs, the model to the state of a checkpoint.
   *
   * @param checkpoint the state of the run
   * @param catalogs the plugins there are
   * @throws IOException if a file cannot be read or written
   */
  public void settle(Checkpoint checkpoint, Catalogs catalogs) throws IOException {
    Experiment experiment = checkpoint.model().experiment();
    Position position = checkpoint.state().position();
    text(CONFIG, experiment.yaml(catalogs));
    text("metrics.csv", Metrics.csv(experiment.dataset(), position.history()));
    if (position.batches() == 0 && !position.history().isEmpty()) {
      checkpoint.model().save(model(), catalogs);
    }
  }

  private void text(String name, String content) throws IOException {
    AtomicFile.text(path.resolve(name), content);
  }

  /** Lets other processes open it. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
