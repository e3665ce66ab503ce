package io.snn4j.train.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.decoding.Undecided;
import io.snn4j.train.Activity;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import io.snn4j.train.Position;
import io.snn4j.train.TrainingState;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run folder while writing fails, and while another run wants it. */
class RunFolderTest {

  private static final String YAML =
      """
      steps: 2
      network:
        - linear: {in: 3, out: 2}
        - leaky: {beta: 0.9}
      """;

  @TempDir Path folder;

  private final Catalogs catalogs = Catalogs.standard();

  private Checkpoint checkpoint(int iteration) {
    Experiment experiment = Experiment.read(YAML, catalogs);
    Model model = new Model(experiment, experiment.net().build(iteration));
    Position position = new Position(List.of(), 0, iteration, 0, 0, 0, iteration);
    return new Checkpoint(
        model, new TrainingState(position, Map.of(), Map.of()), new Checkpoint.Origin("", "x"));
  }

  @Test
  void aWriteThatFailsHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("model.snn"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("model.snn");
  }

  @Test
  void aCheckpointThatCannotBeWrittenLeavesThoseBefore() throws IOException {
    try (RunFolder run = RunFolder.create(folder)) {
      run.keep(checkpoint(1), catalogs);
      // the name of the next one's unfinished file is taken
      Files.createDirectories(folder.resolve("checkpoints/.000000002.snn.tmp/x"));
      assertThatThrownBy(() -> run.keep(checkpoint(2), catalogs)).isInstanceOf(IOException.class);
      Checkpoint newest = run.checkpoints().newest(catalogs, new java.util.ArrayList<>());
      assertThat(newest.state().position().iteration()).isEqualTo(1);
    }
  }

  @Test
  void theHistoryOfALongRunIsKept() throws IOException {
    EvaluationResult test =
        new EvaluationResult(
            10000,
            9000,
            8900,
            1.23456789012345e-5,
            new Undecided(10000, 1, 700),
            Collections.nCopies(10, Collections.nCopies(10, 900)),
            List.of(new Activity("leaky1", 1000, 12, 3)));
    List<History.Epoch> epochs =
        IntStream.rangeClosed(1, 5000)
            .mapToObj(
                n ->
                    new History.Epoch(
                        n, 1.0 / n, 0.5, 60000, 1e-3, Optional.of(test), 1, Optional.of(test), 1e9))
            .toList();
    Checkpoint first = checkpoint(7);
    Position position = new Position(epochs, 0, 3, 1e-17, 9, 0.1, 7);
    Checkpoint ofALongRun =
        new Checkpoint(
            first.model(), new TrainingState(position, Map.of(), Map.of()), first.origin());
    Path file = folder.resolve("long.snn");
    ofALongRun.save(file, catalogs);
    assertThat(Checkpoint.load(file, catalogs).state().position()).isEqualTo(position);
  }

  @Test
  void aFolderTakenAwayUnderTheRunIsMadeAnew() throws IOException {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      run.keep(checkpoint(1), catalogs);
      Files.delete(folder.resolve("run/checkpoints/000000001.snn"));
      Files.delete(folder.resolve("run/checkpoints"));
      run.keep(checkpoint(2), catalogs);
      assertThat(run.checkpoints().newestFirst()).hasSize(1);
    }
  }

  @Test
  void filesTakenAwayUnderTheRunAreWrittenAgain() throws IOException {
    History.Epoch epoch =
        new History.Epoch(1, 0.5, 0.5, 10, 1, Optional.empty(), 0, Optional.empty(), 0);
    Checkpoint first = checkpoint(1);
    Position position = new Position(List.of(epoch), 0, 0, 0, 0, 0, 1);
    Checkpoint betweenEpochs =
        new Checkpoint(
            first.model(), new TrainingState(position, Map.of(), Map.of()), first.origin());
    List<String> files = List.of("config.yaml", "metrics.csv", "model.snn");
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      for (String gone : files) {
        run.keep(betweenEpochs, catalogs);
        Files.delete(folder.resolve("run").resolve(gone));
        run.keep(betweenEpochs, catalogs);
        assertThat(folder.resolve("run").toFile().list()).containsAll(files);
      }
    }
  }

  @Test
  void onlyOneMayHaveItOpen() throws IOException {
    try (RunFolder first = RunFolder.create(folder)) {
      first.keep(checkpoint(1), catalogs);
      assertThatThrownBy(() -> RunFolder.open(folder))
          .hasMessage("process %d is at work in it".formatted(ProcessHandle.current().pid()));
    }
    RunFolder.open(folder).close();
  }

  @Test
  void aFolderWithSomethingElseIsNotTouched() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> RunFolder.create(folder)).hasMessageContaining("it is not empty");
    assertThat(folder.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void whatAKilledProcessLeftBehindIsRemoved() throws IOException {
    try (RunFolder run = RunFolder.create(folder)) {
      run.keep(checkpoint(1), catalogs);
    }
    Path left = Files.writeString(folder.resolve("checkpoints/.000000002.snn.tmp"), "half");
    RunFolder.open(folder).close();
    assertThat(left).doesNotExist();
    assertThat(folder.resolve("checkpoints/000000001.snn")).exists();
  }
}
