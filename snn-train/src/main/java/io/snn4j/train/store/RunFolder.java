package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.decoding.Undecided;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of one training run: {@code config.yaml}, {@code metrics.csv} with a line for each
 * epoch, and {@code model.snn}.
 *
 * @param path where it is
 */
public record RunFolder(Path path) {

  private static final String HEADER =
      "dataset,epoch,loss,accuracy,seconds,test_loss,test_accuracy,test_silent,test_tied,test_seconds,validation_loss,validation_accuracy,validation_seconds\n";

  /**
   * Creates the folder.
   *
   * @throws IOException if it cannot be created, or is there already and not empty
   */
  public static RunFolder create(Path path) throws IOException {
    Files.createDirectories(path);
    try (Stream<Path> content = Files.list(path)) {
      if (content.findAny().isPresent()) {
        throw new IOException("it is not empty; a run keeps its results in a folder of its own");
      }
    }
    return new RunFolder(path);
  }

  /** Where the model is kept. */
  public Path model() {
    return path.resolve("model.snn");
  }

  /** Writes the configuration, and begins the metrics. */
  public void begin(Experiment experiment, Catalogs catalogs) throws IOException {
    String yaml = experiment.yaml(catalogs);
    AtomicFile.write(path.resolve("config.yaml"), out -> out.write(yaml.getBytes(UTF_8)));
    AtomicFile.write(metrics(), out -> out.write(HEADER.getBytes(UTF_8)));
  }

  /** Adds an epoch to the metrics and keeps the model as it is after it. */
  public void epoch(History.Epoch epoch, Model model, Catalogs catalogs) throws IOException {
    String line = model.experiment().dataset() + "," + line(epoch);
    Files.writeString(metrics(), line, StandardOpenOption.APPEND);
    model.save(model(), catalogs);
  }

  private static String line(History.Epoch epoch) {
    String test = epoch.test().map(result -> test(result, epoch.testSeconds())).orElse(",,,,");
    String validation =
        epoch
            .validation()
            .map(result -> format("%s,%.3f", score(result), epoch.validationSeconds()))
            .orElse(",,");
    return format(
        "%d,%.6f,%.6f,%.3f,%s,%s\n",
        epoch.number(), epoch.loss(), epoch.accuracy(), epoch.seconds(), test, validation);
  }

  private static String test(EvaluationResult result, double seconds) {
    Undecided undecided = result.undecided();
    return format("%s,%d,%d,%.3f", score(result), undecided.silent(), undecided.tied(), seconds);
  }

  private static String score(EvaluationResult result) {
    return format("%.6f,%.6f", result.loss(), result.accuracy());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private Path metrics() {
    return path.resolve("metrics.csv");
  }
}
