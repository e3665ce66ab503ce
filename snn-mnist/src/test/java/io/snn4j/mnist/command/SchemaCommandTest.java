package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.mnist.about.Bare;
import io.snn4j.mnist.recipe.Recipe;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that the command prints, asked about right and wrong configurations. */
class SchemaCommandTest {

  @TempDir static Path folder;

  private static Schema schema(SnnBench snn) {
    Outcome outcome = snn.run("schema");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(outcome.out());
  }

  private static final class Holder {
    static final Schema SCHEMA = schema(new SnnBench(folder));
  }

  private static List<?> errors(String yaml) {
    return Holder.SCHEMA.validate(yaml, InputFormat.YAML);
  }

  static List<Recipe> recipes() {
    return Recipe.all();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeIsValid(Recipe recipe) {
    assertThat(errors(recipe.yaml())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surrogate:",
        "surrogate: {atan: }",
        "encoder: {rate: {gain: 0.5}}",
        "network: [linear: {out: 3}, leaky: {beta: {value: [0.5, 0.6], learn: true}}]",
        "validation: 0.1\nearlyStopping: {}",
        "dataset: kmnist",
        "checkpoints: {every: 0}"
      })
  void whatIsRightIsValid(String yaml) {
    assertThat(errors(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch: 3",
        "epochs: 0",
        "epochs: many",
        "epochs: 1.5",
        "batch: [1]",
        "dataset: cifar",
        "encoder: rat",
        "encoder: {rate: {gian: 1}}",
        "encoder: {rate: {}, latency: {}}",
        "network: leaky",
        "network: [linear]",
        "network: [linear: {in: 3}]",
        "network: [leeky: {beta: 0.9}]",
        "network: [leaky: {beta: 1.7}]",
        "network: [leaky: {beta: []}]",
        "network: [leaky: {beta: {valeu: 0.5}}]",
        "network: [leaky: {beta: 0.9, reset: never}]",
        "decoder: {rate: {ties: first}}",
        "updater: {adam: {learningRate: -1}}",
        "earlyStopping: {patience: 0}",
        "loss: {sum: {losses: [cross]}}"
      })
  void whatIsWrongIsInvalid(String yaml) {
    assertThat(errors(yaml)).isNotEmpty();
  }

  @Test
  void keysAreExplainedWithTheirDefaults() {
    assertThat(new SnnBench(folder).run("schema").out())
        .contains("\"description\" : \"samples of a training batch\"", "\"default\" : 128");
  }

  @Test
  void pluginsOnTheClassPathAreInIt() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(SurrogateGradient.class.getName()), Bare.class.getName());
    URL[] urls = {folder.toUri().toURL()};
    Schema schema =
        schema(
            new SnnBench(
                folder, new Catalogs(new URLClassLoader(urls, getClass().getClassLoader()))));
    assertThat(schema.validate("surrogate: bare", InputFormat.YAML)).isEmpty();
    assertThat(errors("surrogate: bare")).isNotEmpty();
  }
}
