package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Records;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.mnist.recipe.Recipe;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What init writes can be trained, and nothing that is there is lost. */
class InitCommandTest {

  @TempDir Path folder;

  private SnnBench snn;
  private Path file;

  @BeforeEach
  void arrive() {
    snn = new SnnBench(folder.resolve("home"));
    file = folder.resolve("new/my.yaml");
  }

  static List<String> recipes() {
    return Recipe.names();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeIsWrittenWithItsSchema(String recipe) throws IOException {
    Outcome outcome = snn.run("init", file.toString(), "--recipe", recipe);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(file)
        .content()
        .startsWith("# yaml-language-server: $schema=snn.schema.json\n# ")
        .contains(Recipe.named(recipe).yaml());
    assertThat(file.resolveSibling("snn.schema.json")).content().contains("learningRate");
    assertThat(file.resolveSibling("snn.schema.json")).content().isEqualTo(snn.run("schema").out());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void aRecipeIsTrainedByItsName(String recipe) {
    Outcome outcome =
        snn.run(
            "train", recipe, "--dry-run", "-s", "batch=300", "-s", "steps=5", "-s", "validation=0");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("config    recipe " + recipe + "\n");
  }

  @Test
  void theFirstRecipeIsTutorialFive() {
    Catalogs catalogs = Catalogs.standard();
    assertThat(Experiment.read(Recipe.named("tutorial5").yaml(), catalogs))
        .isEqualTo(new Experiment());
  }

  @Test
  void theFirstRecipeNamesTheKeysThatItLeavesOut() {
    String yaml = Recipe.named("tutorial5").yaml();
    Map<String, Tree> given = ((Tree.Mapping) Yaml.read(yaml)).entries();
    List<String> absent =
        Records.parameters(new Experiment()).stream()
            .filter(key -> !given.containsKey(key))
            .toList();
    assertThat(yaml)
        .contains(
            "\n# Every key is here but %s, %s and %s; what you delete keeps"
                .formatted(absent.toArray()));
    assertThat(absent).hasSize(3);
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "epochs: 77\n");
    Outcome outcome = snn.run("init", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "error: "
                + file
                + " exists already and is not overwritten; name another file: snn init FILE\n");
    assertThat(file).content().isEqualTo("epochs: 77\n");
  }

  @Test
  void anUnknownRecipeIsNamedWithTheNearest() {
    Outcome outcome = snn.run("init", file.toString(), "--recipe", "latencey");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo("error: there is no recipe 'latencey'; did you mean 'latency'?\n");
    assertThat(file).doesNotExist();
    assertThat(snn.run("train", "latencey").err())
        .startsWith("error: the configuration latencey does not exist; it is a YAML file or one of")
        .endsWith("did you mean 'latency'?\n");
  }

  @Test
  void theRecipesAreListedWithALineEach() {
    Outcome outcome = snn.run("init", "--list");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines()).hasSameSizeAs(Recipe.names());
    assertThat(outcome.out()).containsPattern("(?m)^latency +Latency code: every bright pixel");
  }

  @Test
  void completionIsAScriptThatKnowsTheCommands() {
    Outcome outcome = snn.run("completion");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("complete -F", "snn", "init", "--recipe", "--set");
    assertThat(outcome.out()).contains("fashion-mnist", "learnable-beta", "raster", "synaptic");
    assertThat(outcome.out()).as("files are the shell's to complete").doesNotContain("+o default");
  }
}
