package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.tries.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from anybody. */
class SweepFuzzTest {

  private static final Catalogs CATALOGS = Catalogs.standard();
  private static final int FEW = 20;

  private static final List<byte[]> VALID =
      Stream.of(
              """
              search: random
              trials: 3
              seed: 7
              keys:
                network.*.leaky.beta: [0.8, 0.9, 0.95]
                updater.adam.learningRate: {from: 1.0e-4, to: 1.0e-2, scale: log}
              """,
              """
              search: grid
              data: digits
              experiment:
                steps: 5
                network:
                  - linear: {in: 784, out: 20}
                  - synaptic: {alpha: 0.5, beta: 0.9}
                  - linear: {out: 10}
                  - leaky: {beta: 0.9}
                epochs: 2
              keys:
                batch: [32, 64]
                network.1.synaptic.alpha: {from: 0.1, to: 0.9, points: 3}
                encoder: [constant, rate]
              """)
          .map(text -> text.getBytes(UTF_8))
          .toList();

  @TempDir Path folder;

  @Test
  void anySweepIsReadOrRefused() {
    new Fuzz("sweep", VALID)
        .words("- ", ": ", "{", "}", "[", "]", ", ", "\n", "\n  ", "null", "from: ", "to: ", "*")
        .words("keys: ", "search: ", "trials: ", "scale: log", "experiment: ", "points: ")
        .refuses(ConfigException.class)
        // each trial is tried with one sample, and a layer may be wide
        .allocates(64 << 20, 2000)
        .run(0.05, this::read);
  }

  private void read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("sweep.yaml"), bytes);
    SweepFile sweep = SweepFile.read(file, List.of(), CATALOGS);
    assertThat(sweep.experiment().validation()).isPositive();
    if (sweep.sweep().trials().size() <= FEW) {
      assertThat(sweep.trials(CATALOGS)).hasSize(sweep.sweep().trials().size());
    }
  }
}
