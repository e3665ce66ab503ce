package io.snn4j.train.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.train.Dots;
import io.snn4j.train.Trainer;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.tries.fuzz.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files and checkpoints from anybody: what is read is whole, and can be written. */
class ArchiveFuzzTest {

  private static final String YAML =
      """
      steps: 3
      network:
        - linear: {in: 3, out: 2}
        - leaky: {beta: {value: [0.5, 0.6], learn: true}, recurrent: dense}
      validation: 4
      earlyStopping: {patience: 2}
      """;

  private static final String[] WORDS = {
    "linear",
    "leaky",
    "slstm",
    "leaky-parallel",
    "recurrent: dense",
    "out: 2000000000",
    "in: 3",
    "version: ",
    "plugins: ",
    "\"best\":",
    "\"updater\":",
    "\"history\":",
    "[",
    "]",
    "{",
    "}",
    ",",
    "linear1.weight.M",
    "weights/",
    "best/",
    "updater/",
    ".npy",
    "(2, 3)",
    "(2,)",
    "null",
    "- "
  };

  @TempDir Path folder;

  private final Catalogs catalogs = Catalogs.standard();
  private byte[] model;
  private byte[] checkpoint;

  @BeforeEach
  void write() throws IOException {
    Experiment experiment = Experiment.read(YAML, catalogs);
    Model untrained = new Model(experiment, experiment.net().build(1));
    Path whole = folder.resolve("whole.snn");
    untrained.save(whole, catalogs);
    model = Files.readAllBytes(whole);
    Trainer.of(untrained.network())
        .validation(new Dots(4, 3, 2).batches(2))
        .earlyStopping(experiment.earlyStopping().orElseThrow())
        .checkpoints(0, state -> save(new Checkpoint(untrained, state, new Checkpoint.Origin())))
        .fit(new Dots(8, 3, 2).batches(4), new Dots(4, 3, 2).batches(2), 1);
    checkpoint = Files.readAllBytes(whole);
  }

  private void save(Checkpoint state) {
    try {
      state.save(folder.resolve("whole.snn"), catalogs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fuzz fuzz(String name, byte[] valid) {
    return new Fuzz(name, List.of(valid))
        .words(WORDS)
        .mutator(new ZipMutator())
        .refuses(IOException.class)
        .allocates(16 << 20, 1000);
  }

  @Test
  void anyModelIsReadOrRefused() {
    Path file = folder.resolve("model.snn");
    Path again = folder.resolve("again.snn");
    fuzz("model", model)
        .run(
            0.06,
            bytes -> {
              Files.write(file, bytes);
              Model read = Model.load(file, catalogs);
              read.save(again, catalogs);
              assertThat(Model.load(again, catalogs).experiment()).isEqualTo(read.experiment());
            });
  }

  @Test
  void anyCheckpointIsReadOrRefused() {
    Path file = folder.resolve("checkpoint.snn");
    Path again = folder.resolve("again.snn");
    fuzz("checkpoint", checkpoint)
        .run(
            0.06,
            bytes -> {
              Files.write(file, bytes);
              Checkpoint read = Checkpoint.load(file, catalogs);
              read.save(again, catalogs);
              assertThat(Checkpoint.load(again, catalogs).state().position())
                  .isEqualTo(read.state().position());
            });
  }
}
