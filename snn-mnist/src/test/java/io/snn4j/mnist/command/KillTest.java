package io.snn4j.mnist.command;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training in a process that is killed at random moments. The property {@code snn4j.kills} says how
 * often; a checkpoint is written after every batch, so that many a kill meets one half written.
 */
@Timeout(value = 60, unit = MINUTES)
class KillTest {

  private static final int KILLS = Integer.getInteger("snn4j.kills", 5);
  private static final long SEED = 20;

  private static final String CONFIG =
      """
      dataset: synthetic
      steps: 10
      network:
        - linear: {in: 784, out: 60}
        - leaky: {beta: {value: 0.9, learn: true}}
        - linear: {out: 10}
        - leaky: {beta: 0.9}
      encoder: rate
      updater: {adam: {learningRate: 0.005}}
      schedule: {cosine: {length: 90, per: step}}
      batch: 50
      epochs: 8
      validation: 100
      earlyStopping: {patience: 8, monitor: accuracy}
      checkpoints: {every: 1}
      """;

  @TempDir Path folder;

  private final Catalogs catalogs = Catalogs.standard();
  private Path config;
  private Path log;

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("config.yaml"), CONFIG);
    log = folder.resolve("log.txt");
  }

  private Process snn(String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                SnnBench.class.getName(),
                folder.resolve("home").toString()));
    line.addAll(List.of(command));
    Files.deleteIfExists(log);
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private Process train(Path run) throws IOException {
    return snn("train", config.toString(), "--out", run.toString());
  }

  private void finish(Process process) throws Exception {
    assertThat(process.waitFor(5, MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  /** Waits until the process says this, or ends. */
  private void await(Process process, String words) throws Exception {
    while (process.isAlive() && !(Files.exists(log) && Files.readString(log).contains(words))) {
      Thread.sleep(2);
    }
  }

  @Test
  void anyNumberOfKillsChangesNothing() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    finish(train(undisturbed));
    Random random = new Random(SEED);
    int kills = 0;
    int whileWriting = 0;
    for (int runs = 0; kills < KILLS; runs++) {
      Path run = folder.resolve("run" + runs);
      boolean done = false;
      while (!done) {
        Process process = hasCheckpoint(run) ? snn("resume", run.toString()) : train(run);
        if (kills < KILLS) {
          await(process, "folder ");
          done = process.waitFor(random.nextInt(700), MILLISECONDS);
        }
        if (done || kills == KILLS) {
          finish(process);
          done = true;
        } else {
          process.destroyForcibly().waitFor();
          kills++;
          whileWriting += unfinished(run) ? 1 : 0;
        }
        assertEverythingIsReadable(run);
      }
      assertThat(run.resolve("model.snn")).hasSameBinaryContentAs(undisturbed.resolve("model.snn"));
      assertThat(metrics(run)).isEqualTo(metrics(undisturbed));
    }
    System.out.printf("%d kills, %d of them while a file was written%n", kills, whileWriting);
  }

  private static boolean hasCheckpoint(Path run) throws IOException {
    return files(run).stream().anyMatch(file -> file.getParent().endsWith("checkpoints"));
  }

  private static boolean unfinished(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.anyMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  /** The files of a run that are not hidden. */
  private static List<Path> files(Path run) throws IOException {
    if (!Files.exists(run)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  private void assertEverythingIsReadable(Path run) throws IOException {
    for (Path file : files(run)) {
      String name = file.getFileName().toString();
      if (file.getParent().endsWith("checkpoints")) {
        Checkpoint checkpoint = Checkpoint.load(file, catalogs);
        assertThat(name).isEqualTo("%09d.snn".formatted(checkpoint.state().position().iteration()));
      } else if (name.equals("model.snn")) {
        Model.load(file, catalogs);
      } else if (name.equals("config.yaml")) {
        assertThat(Experiment.read(Files.readString(file), catalogs))
            .isEqualTo(Experiment.read(CONFIG, catalogs));
      } else if (name.equals("environment.json")) {
        new ObjectMapper().readTree(file.toFile());
      } else if (name.equals("events.jsonl")) {
        for (String line : Files.readAllLines(file)) {
          assertThat(new ObjectMapper().readTree(line).has("event")).isTrue();
        }
      } else if (name.equals("report.html")) {
        assertThat(file).content().endsWith("</html>\n");
      } else {
        assertThat(name).isEqualTo("metrics.csv");
        List<String> rows = metrics(run);
        for (int i = 1; i < rows.size(); i++) {
          assertThat(rows.get(i)).startsWith("synthetic," + i + ",");
        }
      }
    }
  }

  /** The rows of the metrics without the columns of seconds. */
  private static List<String> metrics(Path run) throws IOException {
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    String[] columns = rows.get(0).split(",", -1);
    int[] kept =
        IntStream.range(0, columns.length).filter(i -> !columns[i].endsWith("seconds")).toArray();
    return rows.stream()
        .map(row -> row.split(",", -1))
        .map(row -> String.join(",", Arrays.stream(kept).mapToObj(i -> row[i]).toList()))
        .toList();
  }

  @Test
  void aSignalEndsWhatDoesNotListenAtOnceAndSaysWhatIsLeft() throws Exception {
    Process process = snn("bench", "--only", "t400", "--batches", "1000000");
    await(process, "batches" + System.lineSeparator());
    process.destroy();
    assertThat(process.waitFor(30, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(log)
        .content()
        .endsWith("interrupted; nothing was changed; the same command begins anew\n");
  }

  @Test
  void aSignalLetsTheBatchEndAndSaysHowToGoOn() throws Exception {
    Path run = folder.resolve("run");
    Process process = train(run);
    await(process, "epoch 1/8");
    SnnBench.Outcome second = new SnnBench(folder.resolve("home")).run("resume", run.toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err())
        .isEqualTo(
            "error: %s cannot be resumed: process %d is at work in it%n"
                .formatted(run, process.pid()));
    process.destroy();
    assertThat(process.waitFor(30, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(log)
        .content()
        .contains("interrupted; all that was trained is kept in " + run)
        .contains("; go on with './snn resume " + run + "'");
    assertEverythingIsReadable(run);
  }
}
