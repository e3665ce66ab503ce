package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Checkpoints;
import io.snn4j.train.store.Model;
import io.snn4j.train.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A network that was trained, from a run folder or from a model file.
 *
 * @param path what was named
 * @param model the network and its experiment
 * @param origin where the data of its training were from, where a checkpoint tells
 */
record Trained(Path path, Model model, Optional<Checkpoint.Origin> origin) {

  /**
   * Reads it; the folder may belong to a run that is still at work.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  static Trained load(Path path, Catalogs catalogs) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("there is no run folder or model file " + path);
    } else if (!Files.isDirectory(path)) {
      return new Trained(path, Model.load(path, catalogs), Optional.empty());
    }
    Path file = RunFolder.model(path);
    if (!Files.exists(file)) {
      throw new IOException(
          "%s holds no %s; a run writes it at the end of its first epoch"
              .formatted(path, file.getFileName()));
    }
    return new Trained(path, Model.load(file, catalogs), origin(path, catalogs));
  }

  private static Optional<Checkpoint.Origin> origin(Path path, Catalogs catalogs) {
    try {
      Checkpoints checkpoints = new Checkpoints(RunFolder.checkpoints(path));
      return Optional.of(checkpoints.newest(catalogs, new ArrayList<>()).origin());
    } catch (IOException e) {
      // a folder that was copied without its checkpoints will do
      return Optional.empty();
    }
  }

  Experiment experiment() {
    return model.experiment();
  }

  Network network() {
    return model.network();
  }

  /**
   * The data asked for, or else those it was trained on.
   *
   * @param terminal is warned where they are others than those of the training
   */
  DataSources.Resolved data(DataSources sources, DataOptions options, Terminal terminal) {
    String folder =
        origin
            .map(Checkpoint.Origin::folder)
            .filter(name -> !name.isEmpty() && Files.isDirectory(Path.of(name)))
            .orElse("");
    DataSources.Resolved found =
        sources.resolve(
            DataSources.Request.of(
                Task.choice(options.dataset().orElse(experiment().dataset())),
                options.data(),
                folder));
    boolean others =
        origin.isPresent() && !origin.get().fingerprint().equals(found.data().fingerprint());
    if (others) {
      terminal.err().printf("warning: these are not the data that %s was trained on%n", path);
    }
    return found;
  }
}
