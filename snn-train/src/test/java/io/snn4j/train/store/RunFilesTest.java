package io.snn4j.train.store;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.decoding.Undecided;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run folder holds beside its model: events, environment, metrics. */
class RunFilesTest {

  @TempDir Path folder;

  @Test
  void eventsAreLinesOneAfterAnother() throws IOException {
    Events events = new Events(folder.resolve("new/events.jsonl"));
    events.add("start", Map.of("text", "two\nlines \"quoted\""));
    events.add("end", Map.of("epochs", 3));
    List<String> lines = Files.readAllLines(events.file());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches(
            "\\{\"time\":\"20..-..-..T..:..:..[.0-9]*Z\",\"event\":\"start\","
                + "\"text\":\"two\\\\nlines \\\\\"quoted\\\\\"\"}");
    assertThat(lines.get(1)).endsWith("\"event\":\"end\",\"epochs\":3}");
  }

  @Test
  void aLineThatWasNotFinishedIsRemoved() throws IOException {
    Events events = new Events(folder.resolve("events.jsonl"));
    events.mend();
    assertThat(events.file()).doesNotExist();
    Files.writeString(events.file(), "{\"ti");
    events.mend();
    assertThat(events.file()).isEmptyFile();
    events.add("start", Map.of());
    String whole = Files.readString(events.file());
    events.mend();
    assertThat(events.file()).content().isEqualTo(whole);
    Files.writeString(events.file(), "{\"time\":\"2026", StandardOpenOption.APPEND);
    events.mend();
    assertThat(events.file()).content().isEqualTo(whole);
  }

  @Test
  void aRunThatBeginsAnewForgetsTheEventsOfOneKilledBeforeItsFirstCheckpoint() throws IOException {
    try (RunFolder run = RunFolder.create(folder)) {
      run.environment(Environment.ofThisProcess("1", 2, 3));
      run.events().add("start", Map.of());
    }
    try (RunFolder run = RunFolder.create(folder)) {
      assertThat(run.events().file()).doesNotExist();
    }
  }

  @Test
  void theEnvironmentIsThatOfTheProcess() throws IOException {
    try (RunFolder run = RunFolder.create(folder)) {
      run.environment(Environment.ofThisProcess("1.2", 2, 3));
    }
    assertThat(folder.resolve("environment.json"))
        .content()
        .startsWith("{\"snn4j\":\"1.2\",\"java\":\"" + System.getProperty("java.version") + "\"")
        .contains("\"threads\":2,", "\"blas\":\"OpenBLAS ", "\"seed\":3");
  }

  @Test
  void aFolderInNoWorkTreeHasNoCommit() {
    assertThat(Environment.commit(folder)).isEmpty();
    assertThat(Environment.commit(folder.resolve("none"))).isEmpty();
  }

  @Test
  void metricsAreReadAsTheyWereWritten() throws IOException {
    EvaluationResult test =
        new EvaluationResult(100, 90, 80, 1.5, new Undecided(100, 1, 7), List.of(), List.of());
    History.Epoch tested =
        new History.Epoch(1, 2.5, 0.5, 100, 3, Optional.empty(), 0, Optional.of(test), 1);
    History.Epoch untested =
        new History.Epoch(2, 1.25, 0.75, 100, 3, Optional.empty(), 0, Optional.empty(), 0);
    Path file = folder.resolve("metrics.csv");
    Files.writeString(file, Metrics.csv("mnist", List.of(tested, untested)));
    MetricsFile metrics = MetricsFile.read(file);
    assertThat(metrics.epochs()).isEqualTo(2);
    assertThat(metrics.column("loss")).containsExactly(2.5, 1.25);
    assertThat(metrics.column("test_accuracy")).containsExactly(0.9, Double.NaN);
    assertThat(metrics.column("test_tied")).containsExactly(7, Double.NaN);
    assertThat(metrics.column("none")).containsExactly(Double.NaN, Double.NaN);
    assertThat(metrics.column("dataset")).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void metricsThatAreNoTableAreSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.csv"), "epoch,loss\n1,2,3\n");
    assertThatThrownBy(() -> MetricsFile.read(file))
        .hasMessage("%s: line 2 has 3 cells, but the first line has 2".formatted(file));
    Files.writeString(file, "");
    assertThat(MetricsFile.read(file).epochs()).isZero();
    // as columns these would take 800 GB
    String names = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(joining(","));
    Files.writeString(file, names + "\n".repeat(1_000_000));
    assertThatThrownBy(() -> MetricsFile.read(file))
        .hasMessage("%s: line 2 has 1 cells, but the first line has 100000".formatted(file));
  }
}
