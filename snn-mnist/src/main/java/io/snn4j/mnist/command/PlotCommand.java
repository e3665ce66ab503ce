package io.snn4j.mnist.command;

import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.data.LabelledImages;
import io.snn4j.mnist.plot.Animation;
import io.snn4j.mnist.plot.Picture;
import io.snn4j.mnist.plot.Plots;
import io.snn4j.mnist.report.RunPlots;
import io.snn4j.train.Trainer;
import io.snn4j.train.insight.Examination;
import io.snn4j.train.store.AtomicFile;
import io.snn4j.train.store.MetricsFile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what a trained network does. */
@Command(
    name = "plot",
    description = {
      "Draws what a trained network does with a test sample, or what it has learned.",
      "",
      "KIND is one of",
      "  raster     the spikes of a layer over time",
      "  membrane   the membranes of a layer over time, and the threshold",
      "  counts     how often each neuron of a layer spiked",
      "  animation  input and output step by step (GIF)",
      "  weights    the weights into each neuron of the first layer, as images",
      "  curves     loss and accuracy, epoch by epoch",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 after a failure, 2 after a wrong option.",
      "",
      "Examples:",
      "  snn plot raster runs/mine --sample 7 --layer 1 -o raster.svg",
      "  snn plot animation runs/mine -o seven.gif"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class PlotCommand implements Callable<Integer> {

  static final List<String> KINDS =
      List.of("raster", "membrane", "counts", "animation", "weights", "curves");

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      completionCandidates = Names.OfPlots.class,
      description = "What to draw.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "RUN", description = "Folder of a run, or a model file.")
  private Path run = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Picture to write, .svg, .png or .gif; KIND.svg or animation.gif unless given.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Which test sample is shown, from 0 (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = "Which layer of neurons, from 1 at the input; the output unless given.")
  private Optional<Integer> layer = Optional.empty();

  @Option(
      names = "--neurons",
      paramLabel = "N",
      split = ",",
      description = "Which neurons' membranes; the first ten unless given.")
  private int[] neurons = {};

  @Mixin private final DataOptions dataOptions = new DataOptions();

  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  PlotCommand(Catalogs catalogs, DataSources sources, Terminal terminal) {
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!KINDS.contains(kind)) {
      throw new ConfigException(
          "there is no plot '%s'%s".formatted(kind, Nearest.hint(kind, KINDS)));
    }
    requireUse("--neurons", neurons.length > 0, List.of("membrane"));
    requireUse("--layer", layer.isPresent(), List.of("raster", "membrane", "counts"));
    boolean moving = kind.equals("animation");
    Path file = out.orElse(Path.of(kind + (moving ? ".gif" : ".svg")));
    List<String> endings = moving ? List.of(".gif") : List.of(".svg", ".png");
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (endings.stream().noneMatch(name::endsWith)) {
      throw new ConfigException(
          "%s is written as %s, but the file is to be %s"
              .formatted(kind, String.join(" or ", endings), file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ConfigException(
          "%s cannot be written: there is no folder %s".formatted(file, file.getParent()));
    }
    if (kind.equals("curves")) {
      save(RunPlots.curves(MetricsFile.read(metrics())), file);
    } else {
      try (Progress progress = terminal.progress()) {
        progress.at("reading " + run);
        draw(Trained.load(run, catalogs), file, progress);
      }
    }
    terminal.out().println("wrote " + file);
    return ExitCode.OK;
  }

  private void requireUse(String option, boolean given, List<String> kinds) {
    if (given && !kinds.contains(kind)) {
      throw new ConfigException(
          "%s is for %s, but the plot is to be %s"
              .formatted(option, String.join(", ", kinds), kind));
    }
  }

  private static void save(Picture picture, Path file) throws IOException {
    boolean svg = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    save(file, stream -> picture.write(stream, svg));
  }

  /**
   * Draws it before there is a file, as drawing takes the time in which somebody may lose patience.
   */
  private static void save(Path file, AtomicFile.Content content) throws IOException {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    content.write(drawn);
    AtomicFile.write(file, drawn::writeTo);
  }

  private Path metrics() throws IOException {
    Path metrics = run.resolve(MetricsFile.NAME);
    if (!Files.exists(metrics)) {
      throw new IOException("%s holds no %s".formatted(run, MetricsFile.NAME));
    }
    return metrics;
  }

  private void draw(Trained trained, Path file, Progress progress) throws IOException {
    if (kind.equals("weights")) {
      progress.at("drawing");
      save(
          RunPlots.weights(trained.network())
              .orElseThrow(() -> new IOException("the first layer of " + run + " has no weights")),
          file);
      return;
    }
    LabelledImages test = trained.data(sources, dataOptions, terminal).data().test();
    if (sample < 0 || sample >= test.size()) {
      throw new ConfigException(
          "sample must be from 0 to %d, but was %d".formatted(test.size() - 1, sample));
    }
    String what = "test sample %d, class %d".formatted(sample, test.label(sample));
    try (Engine engine = new Engine(1)) {
      Trainer trainer = Examination.trainer(trained.experiment(), trained.network(), engine);
      Signal input = trainer.encode(test, sample);
      Recording recording = trained.network().run(engine).forward(input);
      if (kind.equals("animation")) {
        Animation animation = Animation.of(what, input, test.rows(), test.columns(), recording, 0);
        progress.at("drawing", animation.frames().size());
        save(file, stream -> animation.write(stream, progress::done));
      } else {
        progress.at("drawing");
        save(picture(what, layer(recording)), file);
      }
    }
  }

  private Recording.Layer layer(Recording recording) {
    int count = recording.layers().size();
    int chosen = layer.orElse(count);
    if (chosen < 1 || chosen > count) {
      throw new ConfigException("layer must be from 1 to %d, but was %d".formatted(count, chosen));
    }
    return recording.layers().get(chosen - 1);
  }

  private Picture picture(String what, Recording.Layer shown) {
    for (int neuron : neurons) {
      if (neuron < 0 || neuron >= shown.spikes().features()) {
        throw new ConfigException(
            "neurons must be from 0 to %d, but one was %d"
                .formatted(shown.spikes().features() - 1, neuron));
      }
    }
    return switch (kind) {
      case "raster" -> Plots.raster(what, shown, 0);
      case "membrane" -> Plots.membrane(what, shown, 0, neurons);
      default -> Plots.counts(what, shown, 0);
    };
  }
}
