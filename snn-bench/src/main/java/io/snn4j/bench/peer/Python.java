package io.snn4j.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Python that has PyTorch.
 *
 * @param command its name or path
 */
public record Python(String command) {

  private static final List<String> USUAL = List.of("python3", "/usr/bin/python3");

  /** What a process printed. */
  record Output(int code, String out, String err) {

    /** The last line that says something, where a Python exception has its sentence. */
    String lastWords() {
      return err.lines().filter(line -> !line.isBlank()).reduce("it printed no error", (a, b) -> b);
    }
  }

  /**
   * Finds it.
   *
   * @param chosen the one to take; absent: python3 or /usr/bin/python3
   * @return the Python
   * @throws PeerException if there is none with PyTorch
   */
  public static Python withTorch(Optional<String> chosen) throws PeerException {
    for (String candidate : chosen.map(List::of).orElse(USUAL)) {
      Python python = new Python(candidate);
      if (python.hasTorch()) {
        return python;
      }
    }
    throw new PeerException(
        chosen
            .map(
                name ->
                    "a peer needs a Python with PyTorch, but %s cannot import torch"
                        .formatted(name))
            .orElse(
                "a peer needs a Python with PyTorch, but neither %s can import torch; name one with --python or SNN_PYTHON"
                    .formatted(String.join(" nor ", USUAL))));
  }

  private boolean hasTorch() {
    try {
      return run(List.of("-c", "import torch"), Map.of()).code == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs a script to its end. Its idle threads sleep rather than spin, so that they take no
   * processor from anybody.
   *
   * @throws IOException if it cannot be started
   */
  Output run(List<String> arguments, Map<String, String> environment) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(command);
    line.addAll(arguments);
    Path err = Files.createTempFile("snn-peer", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
      builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Output(process.waitFor(), printed, Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command + " ran", e);
    } finally {
      Files.delete(err);
    }
  }
}
