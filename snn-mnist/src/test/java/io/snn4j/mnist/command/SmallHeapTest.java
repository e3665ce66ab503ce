package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import io.snn4j.train.store.Checkpoint;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own with a heap too small for what they are asked. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallHeapTest {

  private static final String CONFIG =
      """
      dataset: synthetic
      steps: %s
      encoder: %s
      network:
        - linear: {in: 784, out: %s}
        - leaky: {beta: 0.9}
      batch: 50
      epochs: 2
      checkpoints: {every: 1}
      """;

  @TempDir Path folder;

  private Path config;
  private Path services;

  @BeforeEach
  void offerTheHoarder() throws IOException {
    config = folder.resolve("config.yaml");
    services = folder.resolve("plugins");
    Path file = services.resolve("META-INF/services").resolve(SpikeEncoder.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, Hoarder.class.getName());
  }

  private record Ended(int code, String err) {}

  private Ended snn(String heap, String property, String... command) throws Exception {
    Path err = folder.resolve("err.txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // what this process is allowed, of which Java would warn else
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .forEach(line::add);
    line.addAll(
        List.of(
            heap,
            property,
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator + services,
            SnnBench.class.getName(),
            folder.resolve("home").toString()));
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(err));
  }

  private Ended train(String steps, String encoder, String out) throws Exception {
    Files.writeString(config, CONFIG.formatted(steps, encoder, out));
    return snn("-Xmx100m", "-Dhoard=1000000", "train", config.toString());
  }

  @Test
  void stepsThatHaveNoRoomAreForeseenInNumbers() throws Exception {
    Ended ended = train("100000", "constant", "10");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err)
        .matches(
            "error: training needs [\\d,.]+ MB more of the Java heap, but [\\d,.]+ MB are free;"
                + " most of it goes to \\S+, with [\\d,.]+ MB; lower batch \\(50\\), steps"
                + " \\(100000\\) or threads \\(\\d+\\), or the size of layers, or give Java more,"
                + " such as SNN_JAVA_OPTIONS=-Xmx\\d+g\\R");
  }

  @Test
  void theMostStepsThereCanBeAreRefused() throws Exception {
    Ended ended = train("2147483647", "constant", "10");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).matches("error: .*choose fewer steps or a smaller batch\\R");
    ended = train("2147483647", "rate", "10");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).matches("error: .*choose fewer steps\\R");
  }

  @Test
  void weightsThatHaveNoRoomAreForeseenBeforeTheyAreMade() throws Exception {
    for (String out : List.of("2000000000", "1000000")) {
      Ended ended = train("5", "constant", out);
      assertThat(ended.code).isEqualTo(1);
      assertThat(ended.err)
          .startsWith("error: the network's weights and their gradients take ")
          .endsWith("; choose smaller layers" + System.lineSeparator())
          .hasLineCount(1);
    }
  }

  @Test
  void whenMemoryRunsOutAllTheSameWhatWasSavedStays() throws Exception {
    Files.writeString(config, CONFIG.formatted("5", "hoarder", "10"));
    Path run = folder.resolve("run");
    Ended ended = snn("-Xmx100m", "-Dhoard=9", "train", config.toString(), "--out", run.toString());
    assertThat(ended.err)
        .matches("error: memory ran out \\(.*\\); lower batch, steps or threads, .*\\R");
    assertThat(ended.code).isEqualTo(1);
    Path newest;
    try (var files = Files.list(run.resolve("checkpoints"))) {
      newest = files.max(Path::compareTo).orElseThrow();
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {services.toUri().toURL()}, getClass().getClassLoader())) {
      Checkpoint kept = Checkpoint.load(newest, new Catalogs(loader));
      assertThat(kept.state().position().batches()).isPositive();
    }
    assertThat(snn("-Xmx100m", "-Dhoard=1000000", "resume", run.toString()).code).isZero();
  }
}
