package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show what a run has come to, on one run. */
class ShowCommandsTest {

  private static final String CONFIG =
      """
      steps: 10
      dataset: synthetic
      network:
        - linear: {in: 784, out: 60}
        - leaky: {beta: 0.9}
        - linear: {out: 10}
        - leaky: {beta: 0.9}
      updater: {adam: {learningRate: 0.005}}
      batch: 50
      epochs: 2
      """;

  @TempDir static Path folder;

  private static SnnBench snn;
  private static Path run;
  private static Outcome training;

  @BeforeAll
  static void train() throws IOException {
    snn = new SnnBench(folder.resolve("home"));
    run = folder.resolve("run");
    Path config = Files.writeString(folder.resolve("config.yaml"), CONFIG);
    training = snn.run("train", config.toString(), "--out", run.toString());
    assertThat(training.code()).as(training.err()).isZero();
  }

  private static Outcome snn(String... arguments) {
    return snn.run(arguments);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void evalTellsTheAccuracyThatTrainingTold() {
    Outcome outcome = snn("eval", run.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    String accuracy = training.lastLine().replaceAll("[^0-9.]", "");
    assertThat(outcome.out())
        .contains("accuracy  " + accuracy + " % of 100 samples")
        .contains("with ties to the lowest class, as snnTorch counts")
        .containsPattern("linear1.weight +47,040 +0 +47,040")
        .containsPattern("without spikes \\(ANN\\) +47,640 +219 nJ")
        .contains("Horowitz")
        .contains("accuracy after each step")
        .contains("advice    ");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void evalAsJsonIsConsistent() {
    Outcome outcome = snn("eval", run.toString(), "--json", "--threads", "1");
    JsonNode eval = json(outcome.out());
    assertThat(eval.get("samples").asInt()).isEqualTo(100);
    JsonNode steps = eval.get("accuracy_after_step");
    assertThat(steps).hasSize(10);
    assertThat(steps.get(9).asDouble()).isEqualTo(eval.get("accuracy").asDouble());
    JsonNode operations = eval.get("operations");
    assertThat(operations.get("mac_per_sample").asDouble()).isEqualTo(784 * 60);
    assertThat(operations.get("energy_joules").asDouble())
        .isCloseTo(
            784 * 60 * 4.6e-12 + operations.get("ac_per_sample").asDouble() * 0.9e-12,
            within(1e-15));
    assertThat(eval.get("layers")).hasSize(2);
    assertThat(eval.get("layers").get(0).get("gradient_norm_by_lag")).hasSize(10);
    assertThat(snn("eval", run.toString(), "--json", "--threads", "2").out())
        .isEqualTo(outcome.out());
  }

  @Test
  void evalOfAModelFileNeedsNoRun() throws IOException {
    Path model = Files.copy(run.resolve("model.snn"), folder.resolve("model.snn"));
    assertThat(snn("eval", model.toString(), "--json").out())
        .isEqualTo(snn("eval", run.toString(), "--json").out());
  }

  @Test
  void whatIsNoModelFileIsNamed() throws IOException {
    Path yaml = Files.writeString(folder.resolve("my.yaml"), CONFIG);
    byte[] model = Files.readAllBytes(run.resolve("model.snn"));
    Path cut =
        Files.write(folder.resolve("cut.snn"), java.util.Arrays.copyOf(model, model.length / 2));
    for (Path file : List.of(yaml, cut)) {
      Outcome outcome = snn("eval", file.toString());
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err())
          .startsWith(
              "error: " + file + " cannot be read: it is not a model file, or is damaged\n");
    }
  }

  @Test
  void filesAndFoldersAreNotTakenForEachOther() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    assertThat(snn("gallery", "--out", file.toString()))
        .isEqualTo(new Outcome(1, "", "error: " + file + " is a file, but --out needs a folder\n"));
    assertThat(snn("verify", folder.toString()))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "error: %s is a folder; name the reference files in it, such as %s\n"
                    .formatted(folder, folder.resolve("*.json"))));
    assertThat(snn("train", folder.toString()).err())
        .isEqualTo(
            "error: the configuration %s cannot be read: it is a folder, not a file\n"
                .formatted(folder));
    Path nowhere = folder.resolve("nowhere/raster.svg");
    assertThat(snn("plot", "raster", run.toString(), "-o", nowhere.toString()))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "error: %s cannot be written: there is no folder %s\n"
                    .formatted(nowhere, nowhere.getParent())));
    assertThat(nowhere.getParent()).doesNotExist();
  }

  @Test
  void whatIsNoRunIsNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertThat(snn("eval", nowhere.toString()).err())
        .isEqualTo("error: there is no run folder or model file " + nowhere + "\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Outcome outcome = snn("eval", empty.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "error: %s holds no model.snn; a run writes it at the end of its first epoch\n"
                .formatted(empty));
  }

  private static Path digit(String name) throws IOException {
    BufferedImage image = new BufferedImage(80, 120, BufferedImage.TYPE_INT_RGB);
    for (int y = 10; y < 110; y++) {
      for (int x = 35; x < 47; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void predictNamesAClassForEachPictureAndEveryBadFile() throws IOException {
    Path one = digit("digits/one.png");
    Path bad = Files.writeString(folder.resolve("digits/bad.png"), "no picture");
    Path other = digit("digits/other.png");
    Outcome outcome = snn("predict", run.toString(), folder.resolve("digits").toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("error: " + bad + " cannot be read: it is no PNG, or is damaged\n");
    assertThat(outcome.out())
        .containsPattern("\n\\d     " + one)
        .containsPattern("\n\\d     " + other)
        .contains("spikes");
    JsonNode predictions = json(snn("predict", run.toString(), one.toString(), "--json").out());
    assertThat(predictions).hasSize(1);
    assertThat(predictions.get(0).get("spikes")).hasSize(10);
    assertThat(predictions.get(0).get("class").asInt()).isBetween(0, 9);
  }

  @Test
  void ofManyPicturesEachGetsALine() throws IOException {
    for (String name : List.of("s10", "s1", "s2", "s3")) {
      digit("many/" + name + ".png");
    }
    Path many = folder.resolve("many");
    Outcome outcome = snn("predict", run.toString(), many.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines().toList()).hasSize(6);
    assertThat(outcome.out())
        .startsWith("class   score  spikes  picture\n")
        .containsPattern("(?s)s1.png.*\n.*s2.png.*\n.*s3.png.*\n.*s10.png");
    assertThat(outcome.lastLine()).startsWith("4 pictures: ");
    assertThat(json(snn("predict", run.toString(), many.toString(), "--json").out())).hasSize(4);
  }

  @Test
  void aPlotNamesItsSampleAndItsClass() throws IOException {
    for (String kind : List.of("raster", "membrane", "counts")) {
      Path file = folder.resolve("named-" + kind + ".svg");
      snn("plot", kind, run.toString(), "--sample", "3", "-o", file.toString());
      assertThat(file).content().containsPattern("<title>test sample 3, class \\d, leaky2: ");
    }
  }

  @Test
  void thoseWhoWatchSeeHowFarItHasCome() {
    SnnBench bench = new SnnBench(folder.resolve("home"));
    Path gif = folder.resolve("watched.gif");
    assertThat(bench.watched("eval", run.toString()).err()).contains("reading ", "test ", "100%");
    assertThat(bench.watched("report", run.toString()).err()).contains("test ", "drawing");
    assertThat(bench.watched("plot", "animation", run.toString(), "-o", gif.toString()).err())
        .contains("drawing", "10/10");
    assertThat(bench.watched("eval", run.toString(), "--json").err()).isEmpty();
    assertThat(snn("report", run.toString()).err()).isEmpty();
  }

  @Test
  void aPictureThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.png");
    Outcome outcome = snn("predict", run.toString(), none.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).isEqualTo("error: %s does not exist\n".formatted(none));
  }

  @Test
  void everyPlotIsWritten() throws IOException {
    Files.createDirectory(folder.resolve("plots"));
    for (String kind : List.of("raster", "membrane", "counts", "weights", "curves")) {
      for (String ending : List.of("svg", "png")) {
        Path file = folder.resolve("plots/" + kind + "." + ending);
        Outcome outcome = snn("plot", kind, run.toString(), "-o", file.toString());
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("wrote " + file + "\n");
        assertThat(Files.size(file)).isGreaterThan(1000);
      }
    }
    Path gif = folder.resolve("plots/seven.gif");
    assertThat(
            snn("plot", "animation", run.toString(), "--sample", "7", "-o", gif.toString()).code())
        .isZero();
    assertThat(ImageIO.read(gif.toFile()).getWidth()).isEqualTo(520);
  }

  @Test
  void plotsThatCannotBeAreSaid() {
    assertPlot("there is no plot 'rastr'; did you mean 'raster'?", "rastr");
    assertPlot("layer must be from 1 to 2, but was 3", "raster", "--layer", "3");
    assertPlot("sample must be from 0 to 99, but was 100", "raster", "--sample", "100");
    assertPlot("neurons must be from 0 to 9, but one was 10", "membrane", "--neurons", "1,10");
    assertPlot(
        "--neurons is for membrane, but the plot is to be raster", "raster", "--neurons", "3");
    assertPlot(
        "--layer is for raster, membrane, counts, but the plot is to be weights",
        "weights",
        "--layer",
        "1");
    assertPlot(
        "raster is written as .svg or .png, but the file is to be a.jpg", "raster", "-o", "a.jpg");
    assertPlot(
        "animation is written as .gif, but the file is to be a.svg", "animation", "-o", "a.svg");
  }

  private static void assertPlot(String sentence, String kind, String... more) {
    Stream<String> arguments =
        Stream.concat(
            Stream.of("plot", kind, run.toString()),
            more.length > 0 && more[0].equals("-o")
                ? Stream.of(more)
                : Stream.concat(
                    Stream.of("-o", folder.resolve("x.svg").toString()), Stream.of(more)));
    Outcome outcome = snn(arguments.toArray(String[]::new));
    assertThat(outcome.err()).isEqualTo("error: " + sentence + "\n");
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void trainingLeavesAPageThatNeedsNothingElse() throws IOException {
    String page = Files.readString(run.resolve("report.html"));
    assertThat(training.out()).contains("report    " + run.resolve("report.html"));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("Loss and accuracy", "Classes", "Mistakes", "Firing rates", "Configuration")
        .contains("prefers-color-scheme", "<svg", "data:image/png;base64,")
        .contains("learningRate: 0.005", "linear1.weight", "Horowitz")
        .doesNotContain("<script", "http://", "https://", "<link", "src=", "url(", "@import");
    assertThat(page.split("<section>", -1)).hasSameSizeAs(page.split("</section>", -1));
    Files.delete(run.resolve("report.html"));
    assertThat(snn("report", run.toString()).out())
        .isEqualTo("wrote " + run.resolve("report.html") + "\n");
    assertThat(run.resolve("report.html")).content().isEqualTo(page);
  }

  @Test
  void whatIsInAConfigurationStaysText() throws IOException {
    Path config =
        Files.writeString(folder.resolve("x.yaml"), CONFIG.replace("epochs: 2", "epochs: 1"));
    Path odd = folder.resolve("<img src=x onerror=alert(1)>&run");
    assertThat(snn("train", config.toString(), "--out", odd.toString()).code()).isZero();
    assertThat(odd.resolve("report.html"))
        .content()
        .contains("<h1>&lt;img src=x onerror=alert(1)&gt;&amp;run</h1>")
        .doesNotContain("<img");
  }

  @Test
  void thePageCanBeLeftOut() throws IOException {
    Path config =
        Files.writeString(folder.resolve("none.yaml"), CONFIG.replace("epochs: 2", "epochs: 1"));
    Path quiet = folder.resolve("quiet");
    Outcome outcome = snn("train", config.toString(), "--out", quiet.toString(), "--no-report");
    assertThat(outcome.out()).doesNotContain("report ");
    assertThat(quiet.resolve("report.html")).doesNotExist();
  }

  @Test
  void eventsAndEnvironmentAreKept() throws IOException {
    List<JsonNode> events =
        Files.readAllLines(run.resolve("events.jsonl")).stream()
            .map(ShowCommandsTest::json)
            .toList();
    assertThat(events)
        .extracting(event -> event.get("event").asText())
        .startsWith("start", "checkpoint")
        .contains("epoch")
        .endsWith("end");
    assertThat(events.get(0).get("environment").get("threads").asInt()).isPositive();
    JsonNode environment = json(Files.readString(run.resolve("environment.json")));
    assertThat(environment.get("java").asText()).isEqualTo(System.getProperty("java.version"));
    assertThat(environment.get("nd4j").asText()).matches("\\d.*");
    assertThat(environment.get("blas").asText()).startsWith("OpenBLAS");
  }
}
