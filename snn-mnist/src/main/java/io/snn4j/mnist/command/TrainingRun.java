package io.snn4j.mnist.command;

import com.google.inject.Injector;
import io.snn4j.core.EngineModule;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.report.Report;
import io.snn4j.train.History;
import io.snn4j.train.MemoryPlan;
import io.snn4j.train.Trainer;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.TrainingState;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Model;
import io.snn4j.train.store.RunFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/** Trains a task and keeps what comes of it in a run folder; what train and resume share. */
public final class TrainingRun {

  /** Enough samples to keep the threads busy. */
  private static final int TEST_BATCH = 250;

  private final Injector injector;
  private final Catalogs catalogs;
  private final Terminal terminal;
  private final Interrupt interrupt;
  private boolean reports = true;

  @Inject
  TrainingRun(Injector injector, Catalogs catalogs, Terminal terminal, Interrupt interrupt) {
    this.injector = injector;
    this.catalogs = catalogs;
    this.terminal = terminal;
    this.interrupt = interrupt;
  }

  /**
   * Trains to the end or until interrupted.
   *
   * @param origin where the data are from
   * @param from the state to go on from; absent: the beginning
   * @param checkpointEvery batches from one checkpoint to the next
   * @return the exit code
   */
  int run(
      Task task,
      RunFolder folder,
      Checkpoint.Origin origin,
      Optional<TrainingState> from,
      int checkpointEvery,
      int threads)
      throws IOException {
    History history;
    try (TrainingProgress progress = new TrainingProgress(terminal, task.network())) {
      history = train(task, folder, origin, from, checkpointEvery, threads, progress);
    }
    return end(history, folder, task, threads);
  }

  /** Whether a page is written at the end, as long as nothing else is said. */
  TrainingRun reporting(boolean wanted) {
    reports = wanted;
    return this;
  }

  /**
   * Trains to the end or until interrupted, and prints nothing.
   *
   * @param origin where the data are from
   * @param from the state to go on from; absent: the beginning
   * @param checkpointEvery batches from one checkpoint to the next
   */
  History train(
      Task task,
      RunFolder folder,
      Checkpoint.Origin origin,
      Optional<TrainingState> from,
      int checkpointEvery,
      int threads,
      TrainingListener listener)
      throws IOException {
    Model model = new Model(task.experiment(), task.network());
    EventLog events = new EventLog(folder);
    write(folder, () -> events.begin(task, from.map(TrainingState::position), threads));
    try (Engine engine =
        injector.createChildInjector(new EngineModule(threads)).getInstance(Engine.class)) {
      Trainer trainer =
          trainer(task, engine)
              .listener(listener.and(events))
              .interruptedBy(interrupt::requested)
              .checkpoints(
                  checkpointEvery,
                  state ->
                      write(
                          folder,
                          () -> {
                            folder.keep(new Checkpoint(model, state, origin), catalogs);
                            events.checkpoint(state.position());
                          }));
      from.ifPresent(trainer::resume);
      interrupt.listen();
      History history = fit(trainer, task, folder);
      if (history.ending() != History.Ending.INTERRUPTED) {
        // early stopping may have brought earlier weights back
        write(folder, () -> model.save(folder.model(), catalogs));
      }
      write(folder, () -> events.end(history));
      return history;
    }
  }

  /** How much memory it will take, data set included. */
  MemoryPlan plan(Task task, int threads) {
    try (Engine engine = new Engine(threads)) {
      return trainer(task, engine)
          .memory(
              task.split().train().batches(task.experiment().batch()),
              task.test().batches(testBatch(task.experiment())))
          .keeping(task.data())
          .during(MemoryPlan.CHECKPOINT, Checkpoint.memory(task.network()));
    }
  }

  /** How long it will take; the task's network is trained a little meanwhile. */
  TimeEstimate time(Task task, int threads) {
    try (Engine engine = new Engine(threads);
        Progress progress = terminal.progress()) {
      return TimeEstimate.measure(
          progress,
          trainer(task, engine),
          task.split().train().batches(task.experiment().batch()),
          task.test().batches(testBatch(task.experiment())),
          task.split().validation().map(samples -> samples.batches(testBatch(task.experiment()))));
    }
  }

  private static Trainer trainer(Task task, Engine engine) {
    Experiment experiment = task.experiment();
    Trainer trainer =
        Trainer.of(task.network())
            .engine(engine)
            .encoder(experiment.encoder())
            .decoder(experiment.decoder())
            .loss(experiment.loss())
            .updater(experiment.updater())
            .schedule(experiment.schedule())
            .clip(experiment.gradientClip())
            .truncate(experiment.truncate())
            .seed(experiment.seed());
    task.split()
        .validation()
        .ifPresent(samples -> trainer.validation(samples.batches(testBatch(experiment))));
    experiment.earlyStopping().ifPresent(trainer::earlyStopping);
    experiment.augmentation().ifPresent(trainer::augmentation);
    return trainer;
  }

  /** No more than in training, so that a test does not need more memory than that. */
  private static int testBatch(Experiment experiment) {
    return Math.min(TEST_BATCH, experiment.batch());
  }

  private static History fit(Trainer trainer, Task task, RunFolder folder) throws IOException {
    try {
      return trainer.fit(
          task.split().train().batches(task.experiment().batch()),
          task.test().batches(testBatch(task.experiment())),
          task.experiment().epochs());
    } catch (ArithmeticException e) {
      List<Path> kept = folder.checkpoints().newestFirst();
      String where = kept.isEmpty() ? "" : "; the last checkpoint before it is " + kept.get(0);
      new EventLog(folder).failed(e.getMessage());
      throw new ArithmeticException(e.getMessage() + where);
    }
  }

  /** Writes to the run folder; a failure becomes a sentence that says how to go on. */
  private static void write(RunFolder folder, Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written to: %s; what was written before is whole: once there is room again, go on with %s"
              .formatted(folder.path(), Reasons.of(e), Called.with("resume", folder.path())),
          e);
    }
  }

  /** Something that writes to the run folder. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  /** A run is not worth less because its page could not be written. */
  private void report(RunFolder folder, Model model, Task task, int threads) {
    try (Engine engine = new Engine(threads);
        Progress progress = terminal.progress()) {
      Report report =
          Report.of(
              folder.path(), model, task.found().data(), engine, progress.tests("report: test"));
      progress.at("report: drawing");
      Path page = report.write(catalogs);
      terminal.out().println("report    " + page);
    } catch (IOException e) {
      noReport(Reasons.of(e));
    } catch (RuntimeException | OutOfMemoryError e) {
      noReport(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void noReport(String why) {
    terminal.err().println("warning: the report could not be written: " + why);
  }

  private int end(History history, RunFolder folder, Task task, int threads) {
    terminal.result(() -> RunJson.of(history, folder.path(), folder.model()));
    if (history.ending() == History.Ending.INTERRUPTED) {
      terminal.interrupted(
          "all that was trained is kept in %s; go on with %s"
              .formatted(folder.path(), Called.with("resume", folder.path())));
      return Interrupt.EXIT_CODE;
    }
    terminal.out().println("model     " + folder.model());
    String whole = "%s is whole".formatted(folder.path());
    if (reports) {
      String page = "%s; %s writes its page".formatted(whole, Called.with("report", folder.path()));
      if (interrupt.leave(page)) {
        terminal.interrupted(page);
        return Interrupt.EXIT_CODE;
      }
      report(folder, new Model(task.experiment(), task.network()), task, threads);
    }
    interrupt.leave(whole);
    new Verdict(terminal).print(history, task.found().data().name());
    return ExitCode.OK;
  }
}
