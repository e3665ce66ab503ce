package io.snn4j.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.config.Records;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.recipe.Recipe;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation names every key, data set and recipe there is. */
class ConfigurationDocTest {

  private static String read(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }

  @Test
  void everyKeyOfAnExperimentIsExplained() throws IOException {
    String text = read("configuration.md");
    assertThat(Records.parameters(new Experiment()))
        .allSatisfy(key -> assertThat(text).contains("\n| `" + key + "` | "));
  }

  @Test
  void everyDataSetIsNamed() throws IOException {
    String text = read("configuration.md");
    assertThat(DataSources.Choice.names())
        .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  @Test
  void everyRecipeIsNamed() throws IOException {
    String text = read("recipes.md");
    assertThat(Recipe.names()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }
}
