package io.snn4j.mnist.gallery;

import io.snn4j.api.NeuronModel;
import io.snn4j.api.Plugin;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.about.ExtensionPoint;
import io.snn4j.train.store.AtomicFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/** The page {@code gallery.md} and its pictures, which it keeps in the folder {@code gallery}. */
public final class Gallery {

  private final Catalogs catalogs;

  /**
   * A gallery of the plugins in these catalogs, as they are by default.
   *
   * @param catalogs the plugins to draw
   */
  @Inject
  public Gallery(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /** {@return how many pictures there are} */
  public int pictures() {
    return catalogs.of(SurrogateGradient.class).prototypes().size()
        + catalogs.of(NeuronModel.class).prototypes().size();
  }

  /**
   * Writes page and pictures.
   *
   * @param folder where; it is made if it is not there
   * @param drawn hears after each picture how many there are
   * @return the page's file
   * @throws IOException if a file cannot be written
   */
  public Path write(Path folder, IntConsumer drawn) throws IOException {
    int count = 0;
    Path pictures = Files.createDirectories(folder.resolve("gallery"));
    for (SurrogateGradient surrogate : catalogs.of(SurrogateGradient.class).prototypes()) {
      Pictures.write(
          SurrogatePicture.of(title(surrogate), surrogate), pictures.resolve(file(surrogate)));
      drawn.accept(++count);
    }
    try (Engine engine = new Engine(1)) {
      for (NeuronModel model : catalogs.of(NeuronModel.class).prototypes()) {
        StepResponse response = StepResponse.of(model, engine);
        Pictures.write(
            NeuronPicture.of(title(model), response, threshold(model)),
            pictures.resolve(file(model)));
        drawn.accept(++count);
      }
    }
    Path page = folder.resolve("gallery.md");
    AtomicFile.text(page, page());
    return page;
  }

  /** {@return the page, in Markdown} */
  public String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Gallery

        Every surrogate gradient and neuron model with its default parameters. `./snn gallery --out docs` draws this page
        anew; with a jar of yours in `SNN_PLUGINS` it draws your plugins too. `./snn plugins NAME` explains the parameters.

        ## Surrogate gradients

        A neuron spikes where its membrane exceeds its threshold, S = H(x) with x = U − U_thr. The backward pass replaces the
        derivative of H by the solid line. The dashed line is the smooth spike G whose derivative that is, up to a constant;
        it has the axis on the right. Where a surrogate is steep, the picture shows x from −0.5 to 0.5 only.

        """);
    catalogs.of(SurrogateGradient.class).prototypes().forEach(plugin -> section(page, plugin));
    page.append(
        """
        ## Neuron models

        What one neuron does when a current is switched on at step 5 and off at step 60: its membrane, its other states where
        it has any, and its spikes. The current is the smallest of a few round numbers that makes it spike four times.

        """);
    catalogs.of(NeuronModel.class).prototypes().forEach(plugin -> section(page, plugin));
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(StringBuilder page, Plugin plugin) {
    page.append("### ").append(plugin.name()).append("\n\n");
    String phrase = ExtensionPoint.phrase(plugin);
    if (!phrase.isEmpty()) {
      page.append(Character.toUpperCase(phrase.charAt(0)))
          .append(phrase, 1, phrase.length())
          .append(".\n\n");
    }
    if (!ExtensionPoint.formula(plugin).isEmpty()) {
      page.append("```\n");
      ExtensionPoint.formula(plugin).forEach(line -> page.append(line).append('\n'));
      page.append("```\n\n");
    }
    page.append("![%s](gallery/%s)%n%n".formatted(plugin.name(), file(plugin)).replace("\r", ""));
  }

  private static String file(Plugin plugin) {
    String kind = plugin instanceof SurrogateGradient ? "surrogate" : "neuron";
    return kind + "-" + plugin.name() + ".png";
  }

  /** Name and default parameters. */
  private String title(Plugin plugin) {
    Map<String, Object> parameters = catalogs.writer().write((Record) plugin);
    return parameters.isEmpty() ? plugin.name() : plugin.name() + " " + Yaml.inLine(parameters);
  }

  /** The threshold of models that call it so. */
  private OptionalDouble threshold(NeuronModel model) {
    return catalogs.writer().write((Record) model).get("threshold") instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
