package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.train.History;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.TrainingState;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of several runs of a series: begun, gone on with or found to be over, whatever its folder
 * holds. A run that is over ends at once with the history it had.
 *
 * @param training what trains
 * @param warnings hears of checkpoints that cannot be read
 */
record Run(TrainingRun training, Catalogs catalogs, List<String> warnings) {

  /**
   * Trains to the end or until interrupted.
   *
   * @param path the folder of the run
   * @throws ConfigException if the folder holds a run of another experiment
   */
  History train(
      Task task, Path path, Checkpoint.Origin origin, int threads, TrainingListener listener)
      throws IOException {
    int every = task.experiment().checkpoints().every();
    try (RunFolder folder = folder(path)) {
      if (folder.checkpoints().newestFirst().isEmpty()) {
        return training.train(task, folder, origin, Optional.empty(), every, threads, listener);
      }
      List<String> damaged = new ArrayList<>();
      Checkpoint checkpoint = folder.checkpoints().newest(catalogs, damaged);
      warnings.addAll(damaged);
      if (!checkpoint.model().experiment().equals(task.experiment())) {
        throw new ConfigException(
            path + " holds a run of another configuration; give another folder with --out DIR");
      } else if (!checkpoint.origin().fingerprint().equals(origin.fingerprint())) {
        throw new IOException(path + " cannot go on: the data are not those it was trained on");
      }
      folder.settle(checkpoint, catalogs);
      Task loaded = task.with(checkpoint.model().network());
      Optional<TrainingState> from = Optional.of(checkpoint.state());
      return training.train(loaded, folder, origin, from, every, threads, listener);
    }
  }

  private static RunFolder folder(Path path) throws IOException {
    try {
      return RunFolder.holdsRun(path) ? RunFolder.open(path) : RunFolder.create(path);
    } catch (IOException e) {
      throw new IOException(
          "the run folder %s cannot be used: %s".formatted(path, Reasons.of(e)), e);
    }
  }
}
