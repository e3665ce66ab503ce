package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bench command: what it prints, not how fast. */
class BenchCommandTest {

  @TempDir Path folder;

  private SnnBench snn;

  @BeforeEach
  void user() {
    snn = new SnnBench(folder.resolve("home"));
  }

  private Outcome bench(String... more) {
    String[] line = new String[more.length + 3];
    line[0] = "bench";
    line[1] = "--batches";
    line[2] = "1";
    System.arraycopy(more, 0, line, 3, more.length);
    return snn.run(line);
  }

  @Test
  void tableHasALineForEachWorkload() {
    Outcome outcome = bench("--only", "one-thread,plain,layer512,t400");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("data: MNIST is not in ", "the built-in synthetic digits take its place")
        .containsPattern("\nworkload +ms/batch +samples/s +floor ms +ratio ")
        .containsPattern(
            "\nplain +[0-9.]+ +\\d+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +\\d+ +1  train")
        .containsPattern("\nlayer512 .* - +- .*\\([0-9.]+ forward \\+ [0-9.]+ backward\\)\n")
        .containsPattern("\nt400: [0-9.]+ times plain's time per step\n")
        .containsPattern("\nt400: [0-9.]+ times plain's memory\n")
        .containsPattern("\none-thread: [0-9.]+ times plain's time\n")
        .doesNotContain("\nrate ", "peer");
  }

  @Test
  void jsonIsOneObjectAndNothingElse() throws IOException {
    Outcome outcome = bench("--json", "--only", "plain,layer512,scalar");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode all =
        new ObjectMapper()
            .reader()
            .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(outcome.out());
    assertThat(all.fieldNames()).toIterable().containsExactly("plain", "scalar", "layer512");
    JsonNode plain = all.get("plain");
    for (String key : List.of("ms", "floor_ms", "over_floor", "heap_bytes", "off_heap_bytes")) {
      assertThat(plain.get(key).asDouble()).as(key).isPositive();
    }
    assertThat(plain.get("steps").asInt()).isEqualTo(25);
    assertThat(plain.has("over_plain")).isFalse();
    assertThat(all.get("scalar").get("over_plain").asDouble()).isPositive();
    JsonNode layer = all.get("layer512");
    assertThat(layer.get("forward_ms").asDouble() + layer.get("backward_ms").asDouble())
        .isPositive();
    assertThat(layer.has("floor_ms")).isFalse();
  }

  @Test
  void layersNeedNoData() {
    assertThat(bench("--only", "layer512").out()).doesNotContain("data:");
  }

  @Test
  void misspeltWorkloadIsAUsageError() {
    Outcome outcome = bench("--only", "plian,rate,layer");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            """
            error: there is no workload 'plian'; did you mean 'plain'?
            error: there is no workload 'layer'; did you mean 'layer512'?
            """);
  }

  @Test
  void numbersOutOfRangeAreUsageErrors() {
    assertThat(snn.run("bench", "--batches", "0"))
        .isEqualTo(new Outcome(2, "", "error: batches must be at least 1, but was 0\n"));
    assertThat(snn.run("bench", "--threads", "0"))
        .isEqualTo(new Outcome(2, "", "error: threads must be at least 1, but was 0\n"));
  }

  @Test
  void peerWithoutPythonIsAUsageErrorBeforeAnythingIsMeasured() throws IOException {
    Path script = Files.writeString(folder.resolve("peer.py"), "");
    assertThat(bench("--python", "no-such-python", "--peer", script + " plain"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "error: a peer needs a Python with PyTorch, but no-such-python cannot import"
                    + " torch\n"));
  }

  /** A Python that can import torch, and prints what a script is to print. */
  private String python(String says) throws IOException {
    Path python = folder.resolve("python");
    Files.writeString(python, "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\n" + says + "\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return python.toString();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void peersAreComparedWithTheSameWork() throws IOException {
    String python = python("echo \"$2: median 4000.0 ms per batch\"");
    Path script = Files.writeString(folder.resolve("peer.py"), "");
    String[] peers = {script + " hoist", script + " rate"};
    Outcome table = bench("--python", python, "--only", "plain", "--peer", peers[0], peers[1]);
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.out())
        .containsPattern("\nhoist +4000.00  plain +[0-9.]+\n")
        .containsPattern("\nrate +4000.00  - +not measured\n");
    Outcome json = bench("--python", python, "--only", "plain", "--json", "--peer", peers[0]);
    JsonNode plain = new ObjectMapper().readTree(json.out()).get("plain");
    JsonNode hoist = plain.get("peers").get("hoist");
    assertThat(hoist.get("ms").asDouble()).isEqualTo(4000);
    assertThat(hoist.get("ratio").asDouble() * plain.get("ms").asDouble())
        .isCloseTo(4000, org.assertj.core.api.Assertions.within(1.0));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void peerThatFailsIsAFailureAfterEverythingElse() throws IOException {
    String python = python("echo 'ValueError: no data' >&2; exit 1");
    Path script = Files.writeString(folder.resolve("peer.py"), "");
    Outcome outcome = bench("--python", python, "--only", "plain", "--peer", script + " plain");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("\nplain ");
    assertThat(outcome.err())
        .isEqualTo("error: '" + script + " plain' failed with exit code 1: ValueError: no data\n");
  }
}
