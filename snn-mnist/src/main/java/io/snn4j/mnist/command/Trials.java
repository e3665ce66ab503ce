package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.memory.Memory;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.History;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.store.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs trials side by side, each with its own threads and its share of the memory. As results do
 * not depend on threads, neither do those of a sweep.
 *
 * @param folder where each has a folder of its own
 * @param found the data that all share
 * @param slots how many run at once
 * @param threads how many threads each has
 * @param share the memory
 * @param progress shows how many trials are over
 */
record Trials(
    TrainingRun training,
    Catalogs catalogs,
    Interrupt interrupt,
    Path folder,
    DataSources.Resolved found,
    Checkpoint.Origin origin,
    int slots,
    int threads,
    Share share,
    Progress progress) {

  /**
   * Runs them to the end or until interrupted.
   *
   * @param listener hears of each that has ended, from one thread at a time
   * @param warnings hears of checkpoints that cannot be read
   * @return the results there are
   */
  List<Trial.Result> run(
      List<Trial> trials, Consumer<Trial.Result> listener, List<String> warnings) {
    List<String> safe = Collections.synchronizedList(warnings);
    Shown shown = new Shown(progress, trials.size());
    ExecutorService workers = Executors.newFixedThreadPool(slots);
    try {
      List<Future<Optional<Trial.Result>>> futures = new ArrayList<>();
      for (Trial trial : trials) {
        futures.add(
            workers.submit(
                () -> {
                  Optional<Trial.Result> result = run(trial, safe, shown);
                  synchronized (listener) {
                    result.ifPresent(listener);
                  }
                  result.ifPresent(over -> shown.done(trial, 1));
                  return result;
                }));
      }
      List<Trial.Result> results = new ArrayList<>();
      for (Future<Optional<Trial.Result>> future : futures) {
        future.get().ifPresent(results::add);
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** One trial; nothing if it was interrupted or not begun. */
  private Optional<Trial.Result> run(Trial trial, List<String> warnings, Shown shown) {
    if (interrupt.requested()) {
      return Optional.empty();
    }
    try {
      Task task = Task.of(trial.experiment(), found);
      Memory need = need(task);
      if (!share.take(need, interrupt::requested)) {
        return interrupt.requested()
            ? Optional.empty()
            : Optional.of(
                Trial.Result.failed(
                    trial,
                    "it needs %s of memory, but there are %s"
                        .formatted(Room.mega(need.total()), Room.mega(share.all()))));
      }
      try {
        History history =
            new Run(training, catalogs, warnings)
                .train(task, folder.resolve(trial.folder()), origin, threads, shown.of(trial));
        return history.ending() == History.Ending.INTERRUPTED
            ? Optional.empty()
            : Optional.of(Trial.Result.of(trial, history));
      } finally {
        share.giveBack(need);
      }
    } catch (Exception e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      return Optional.of(Trial.Result.failed(trial, message));
    }
  }

  /** What it takes besides the data, which all share. */
  private Memory need(Task task) {
    Memory peak = training.plan(task, threads).peak();
    return new Memory("trial", peak.heap() - task.data().heap(), peak.offHeap(), List.of());
  }

  /** Shows how much of all trials is done, those included that are at work. */
  private static final class Shown {

    private final Progress progress;
    private final Map<Integer, Double> shares = new HashMap<>();

    Shown(Progress progress, int trials) {
      this.progress = progress;
      progress.at("trials", trials);
    }

    TrainingListener of(Trial trial) {
      return new TrainingListener() {
        @Override
        public void trained(Batch batch) {
          done(trial, (batch.epoch() - 1 + (double) batch.done() / batch.of()) / batch.epochs());
        }
      };
    }

    synchronized void done(Trial trial, double share) {
      shares.put(trial.number(), share);
      progress.done(shares.values().stream().mapToDouble(each -> each).sum());
    }
  }
}
