package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.mnist.about.Bare;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugins command, as its user sees it. */
class PluginsCommandTest {

  @TempDir Path folder;

  private SnnBench snn;

  @BeforeEach
  void arrive() {
    snn = new SnnBench(folder);
  }

  /** A user on whose class path this services file stands too. */
  private SnnBench with(String... surrogates) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(SurrogateGradient.class.getName()), java.util.List.of(surrogates));
    URL[] urls = {folder.toUri().toURL()};
    return new SnnBench(
        folder, new Catalogs(new URLClassLoader(urls, getClass().getClassLoader())));
  }

  @Test
  void listsEveryPluginUnderItsExtensionPoint() {
    Outcome outcome = snn.run("plugins");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("surrogate gradient (io.snn4j.api.SurrogateGradient)")
        .containsPattern("(?m)^  atan +derivative of an arctangent; long tails")
        .containsPattern("(?m)^  leaky +layer of leaky neurons, joined with a surrogate gradient$")
        .containsPattern("(?m)^  leaky +leaky integrate-and-fire neuron of first order$")
        .contains("schedule (io.snn4j.train.schedule.Schedule)")
        .doesNotContain("not loaded");
    assertThat(outcome.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void explainsASurrogateWithFormulaParametersAndYaml() {
    Outcome outcome = snn.run("plugins", "fast-sigmoid");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(
            """
            fast-sigmoid (surrogate gradient, io.snn4j.surrogates.FastSigmoid)
              derivative of the fast sigmoid (SuperSpike); peak 1 whatever the slope

                dS/dx = 1 / (1 + slope*|x|)^2

              parameters
                slope  number in [0.001, 1000]; default 25.0
                       steepness; at |x| = 1/slope a quarter is left

              in YAML
                surrogate:
                  fast-sigmoid:
                    slope: 25.0
            """);
  }

  @Test
  void explainsANeuronModelBeforeTheLayerMadeOfIt() {
    Outcome outcome = snn.run("plugins", "leaky");
    assertThat(outcome.out())
        .containsSubsequence(
            "leaky (neuron model, io.snn4j.core.neuron.Leaky)",
            "coefficient in [0, 1]; must be given",
            "subtract | zero | zero-update | none; default subtract",
            "leaky (layer, io.snn4j.core.layer.Neurons)",
            "parameters: those of io.snn4j.core.neuron.Leaky, and",
            "surrogate gradient; absent by default");
  }

  @Test
  void explainsANameForEachExtensionPointThatKnowsIt() {
    assertThat(snn.run("plugins", "rate").out())
        .contains("rate (spike encoder, ", "rate (spike decoder, ");
  }

  @Test
  void saysWhereThereAreNoParameters() {
    assertThat(snn.run("plugins", "straight-through").out())
        .contains("no parameters", "surrogate: straight-through");
  }

  @Test
  void answersAMisspeltNameWithTheNearest() {
    Outcome outcome = snn.run("plugins", "leeky");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines("error: there is no plugin 'leeky'; did you mean 'leaky'?\n");
  }

  @Test
  void answersANameNearToNoneWithWhereTheyAre() {
    assertThat(snn.run("plugins", "qqqqqq").err())
        .contains("there is no plugin 'qqqqqq'; 'snn plugins' lists what there is");
  }

  @Test
  void listsAPluginThatSaysNothingOfItself() throws IOException {
    SnnBench bench = with(Bare.class.getName());
    assertThat(bench.run("plugins").out()).containsPattern("(?m)^  bare$");
    assertThat(bench.run("plugins", "bare").out())
        .contains("bare (surrogate gradient, ", "width  number; default 2.0", "width: 2.0");
  }

  @Test
  void namesWhatFailedToLoadAtTheEnd() throws IOException {
    Outcome outcome = with("org.example.Gone").run("plugins");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("  atan ");
    assertThat(outcome.lastLine()).contains("org.example.Gone");
  }

  @Test
  void helpShowsExamplesAndExitCodes() {
    Outcome outcome = snn.run("plugins", "--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("snn plugins leaky", "Exit code 0", "SNN_PLUGINS");
  }
}
