package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.data.DigitImage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a trained network what pictures show. */
@Command(
    name = "predict",
    description = {
      "Asks a trained network which digits are on pictures.",
      "",
      "Each picture is a PNG of one digit, of any size up to 4096 x 4096, dark on light or light on"
          + " dark. It is scaled and centred as MNIST's images were. Of a folder, all its PNG files"
          + " are taken. A picture that cannot be read is named, and the others go on.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 if a picture could not be read or after another failure, 2 after a wrong"
          + " option.",
      "",
      "Examples:",
      "  snn predict runs/mine seven.png",
      "  snn predict runs/mine digits/ --json"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class PredictCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, or a model file.")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "PNG files, or folders of them.")
  private List<Path> files = List.of();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Option(names = "--json", description = "Prints a JSON array instead of text.")
  private boolean json;

  private final Catalogs catalogs;
  private final Terminal terminal;

  @Inject
  PredictCommand(Catalogs catalogs, Terminal terminal) {
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    int threads = threadsOption.threads();
    Trained trained = Trained.load(run, catalogs);
    int pixels = DigitImage.SIDE * DigitImage.SIDE;
    if (trained.network().inputs() != pixels) {
      throw new ConfigException(
          "pictures have %d x %d pixels for a network, but this one takes %d features"
              .formatted(DigitImage.SIDE, DigitImage.SIDE, trained.network().inputs()));
    }
    List<Prediction> predictions = new ArrayList<>();
    boolean failed = false;
    try (Engine engine = new Engine(threads)) {
      Predictor predictor = new Predictor(trained, engine);
      for (Path file : pictures()) {
        try {
          predictions.add(predictor.predict(file, DigitImage.read(file)));
          if (!json) {
            print(predictions.get(predictions.size() - 1), predictions.size() == 1);
          }
        } catch (IOException e) {
          failed = true;
          terminal.err().println("error: " + Reasons.unread("", file, e));
        }
      }
    }
    if (json) {
      terminal.out().println(Json.of(predictions.stream().map(Prediction::plain).toList()));
    }
    return failed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** The files named, and those of folders, in the order of their names. */
  private List<Path> pictures() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isDirectory(file)) {
        all.add(file);
        continue;
      }
      try (Stream<Path> content = Files.list(file)) {
        List<Path> found =
            content
                .filter(each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                .sorted()
                .toList();
        if (found.isEmpty()) {
          throw new IOException("there are no PNG files in " + file);
        }
        all.addAll(found);
      }
    }
    return all;
  }

  private void print(Prediction prediction, boolean first) {
    if (first) {
      StringBuilder head = new StringBuilder("class            ");
      for (int c = 0; c < prediction.spikes().size(); c++) {
        head.append("%7d".formatted(c));
      }
      terminal.out().println(head);
    }
    String answer = prediction.answer() < 0 ? "-" : Integer.toString(prediction.answer());
    terminal.out().printf("%-5s %s%s%n", answer, prediction.file(), prediction.doubt());
    row("scores", prediction.scores(), "%7.4g");
    row("spikes", prediction.spikes(), "%7.4g");
    row("max U", prediction.membrane(), "%7.2f");
  }

  private void row(String name, List<Float> values, String format) {
    StringBuilder row = new StringBuilder("      %-11s".formatted(name));
    for (float value : values) {
      boolean whole = value == Math.rint(value) && format.endsWith("g");
      row.append(String.format(Locale.ROOT, whole ? "%7.0f" : format, value));
    }
    terminal.out().println(row);
  }
}
