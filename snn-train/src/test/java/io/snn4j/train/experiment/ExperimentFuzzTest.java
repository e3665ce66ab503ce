package io.snn4j.train.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.Loss;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.tries.fuzz.Fuzz;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Experiments from anybody: what is read can be written, and means the same again. */
class ExperimentFuzzTest {

  private static final Catalogs CATALOGS = Catalogs.standard();

  private static final List<byte[]> VALID =
      Stream.of(
              new Experiment().yaml(CATALOGS),
              """
              steps: 12
              surrogate: {learnable-atan: {alpha: 3}}
              encoder: {latency: {tau: 2, threshold: 0.1}}
              decoder: {population: {classes: 2}}
              loss: {sum: {losses: [cross-entropy-count, {spike-count-l1: {lambda: 1e-4}}]}}
              updater: {momentum: {learningRate: 0.1, momentum: 0.9}}
              schedule: {cosine: {length: 90, per: step}}
              network:
                - slstm: {in: 4, out: 6, threshold: 0.1}
                - leaky-parallel: {out: 5, beta: {value: 0.5, learn: true}}
                - linear: {out: 4, bias: false}
                - synaptic: {alpha: 0.9, beta: [0.1, 0.2, 0.3, 0.4], inhibition: true}
                - linear: {out: 4}
                - lapicque: {graded: 0.5, recurrent: {one-to-one: {v: 0.3}}}
                - linear: {out: 4}
                - alpha: {alpha: 0.9, beta: 0.8, recurrent: dense}
              truncate: 3
              gradientClip: 1.5
              validation: 0.1
              earlyStopping: {patience: 3, monitor: accuracy}
              checkpoints: {every: 7, keep: 1}
              """)
          .map(text -> text.getBytes(UTF_8))
          .toList();

  @Test
  void anyExperimentIsReadOrRefused() {
    new Fuzz("experiment", VALID)
        .words(
            "- ", ": ", "{", "}", "[", "]", ", ", "\n", "\n  ", "null", "true", "beta: ", "out: ")
        .words(CATALOGS.of(LayerSpec.class).names().toArray(String[]::new))
        .words(CATALOGS.of(SurrogateGradient.class).names().toArray(String[]::new))
        .words(CATALOGS.of(SpikeEncoder.class).names().toArray(String[]::new))
        .words(CATALOGS.of(Loss.class).names().toArray(String[]::new))
        .refuses(ConfigException.class)
        .allocates(4 << 20, 1000)
        .run(0.15, bytes -> meansTheSameWhenWritten(new String(bytes, UTF_8)));
  }

  private static void meansTheSameWhenWritten(String yaml) {
    Experiment read = Experiment.read(yaml, CATALOGS);
    assertThat(Experiment.read(read.yaml(CATALOGS), CATALOGS)).isEqualTo(read);
    assertThat(read.net().weights().values()).allMatch(count -> count >= 0);
  }
}
