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
          + " are taken, in the order in which people count: s2.png before s10.png. Of more than"
          + " three pictures each gets one line. A picture that cannot be read is named, and the"
          + " others go on.",
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

  /** Of so many pictures all numbers are told, of more a line each. */
  private static final int FEW = 3;

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
    if (json) {
      terminal.say(Terminal.Words.JSON);
    }
    Trained trained = Trained.load(run, catalogs);
    int pixels = DigitImage.SIDE * DigitImage.SIDE;
    if (trained.network().inputs() != pixels) {
      throw new ConfigException(
          "pictures have %d x %d pixels for a network, but this one takes %d features"
              .formatted(DigitImage.SIDE, DigitImage.SIDE, trained.network().inputs()));
    }
    List<Path> pictures = pictures();
    List<Prediction> predictions = new ArrayList<>();
    PredictionTable table = new PredictionTable(terminal.out(), pictures.size() > FEW);
    int failed = 0;
    try (Engine engine = new Engine(threads);
        Progress progress = terminal.progress()) {
      Predictor predictor = new Predictor(trained, engine);
      progress.at("pictures", pictures.size());
      for (Path file : pictures) {
        try {
          Prediction prediction = predictor.predict(file, DigitImage.read(file));
          predictions.add(prediction);
          table.print(prediction);
        } catch (IOException e) {
          failed++;
          terminal.err().println("error: " + Reasons.unread("", file, e));
        }
        progress.done(predictions.size() + (double) failed);
      }
    }
    table.end(predictions, failed);
    terminal.result(() -> predictions.stream().map(Prediction::plain).toList());
    return failed > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
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
                .sorted(NaturalOrder.OF_FILES)
                .toList();
        if (found.isEmpty()) {
          throw new IOException("there are no PNG files in " + file);
        }
        all.addAll(found);
      }
    }
    return all;
  }
}
