package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.Trainer;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.data.Samples;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Model;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether two models differ by more than chance. */
@Command(
    name = "compare",
    description = {
      "Says whether two models differ by more than chance, on the same test images.",
      "",
      "Both models classify every test image of the data set they were trained on. McNemar's test"
          + " looks at the images on which only one of them is right: were both as good, half of"
          + " these would be the one's. p is the exact probability, by the binomial distribution,"
          + " of a split at least as uneven. It tells these two models apart, not two ways to"
          + " train: for that, train both with several seeds ('snn train --seeds').",
      ""
    },
    footer = {
      "",
      "Exit code 0 whether or not they differ, 1 after a failure, 2 after a wrong option or where"
          + " the two cannot be compared.",
      "",
      "Example:",
      "  snn compare runs/a runs/b"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class CompareCommand implements Callable<Integer> {

  private static final int BATCH = 250;
  private static final double LEVEL = 0.05;

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, or its model.snn.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "RUN", description = "The other one.")
  private Path second = Path.of("");

  @Mixin private final DataOptions dataOptions = new DataOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  CompareCommand(Catalogs catalogs, DataSources sources, Terminal terminal) {
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    output.apply(terminal);
    try (Progress progress = terminal.progress()) {
      compare(progress);
    }
    return ExitCode.OK;
  }

  private void compare(Progress progress) throws IOException {
    progress.at("reading " + first + " and " + second);
    Trained a = Trained.load(first, catalogs);
    Trained b = Trained.load(second, catalogs);
    String dataset = a.experiment().dataset();
    if (!dataset.equals(b.experiment().dataset())) {
      throw new ConfigException(
          "%s was trained on %s, but %s on %s; models are compared on the same images"
              .formatted(first, dataset, second, b.experiment().dataset()));
    }
    DataSources.Resolved found = a.data(sources, dataOptions, terminal);
    Samples test = found.data().test();
    int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
    int[] ofFirst = classes(a.model(), test, progress.tests("first"));
    int[] ofSecond = classes(b.model(), test, progress.tests("second"));
    print(
        McNemar.of(ofFirst, ofSecond, labels),
        found,
        accuracy(ofFirst, labels),
        accuracy(ofSecond, labels));
  }

  private static int[] classes(Model model, Samples test, TrainingListener listener) {
    Experiment experiment = model.experiment();
    return Trainer.of(model.network())
        .encoder(experiment.encoder())
        .decoder(experiment.decoder())
        .loss(experiment.loss())
        .seed(experiment.seed())
        .listener(listener)
        .classes(test.batches(BATCH));
  }

  private static double accuracy(int[] classes, int[] labels) {
    long right = IntStream.range(0, labels.length).filter(i -> classes[i] == labels[i]).count();
    return (double) right / labels.length;
  }

  private void print(McNemar result, DataSources.Resolved found, double a, double b) {
    line("data      %s", found.how());
    line("first     %s  test accuracy %.2f %%", first, 100 * a);
    line("second    %s  test accuracy %.2f %%", second, 100 * b);
    line(
        "only one is right on %d of %d images: the first on %d, the second on %d",
        result.onlyFirst() + result.onlySecond(),
        result.samples(),
        result.onlyFirst(),
        result.onlySecond());
    line(
        "difference %.2f %%, 95 %% confidence interval [%.2f, %.2f] %%",
        100 * result.difference(),
        100 * (result.difference() - result.halfWidth()),
        100 * (result.difference() + result.halfWidth()));
    String p = p(result.p());
    if (result.p() < LEVEL) {
      terminal.result(
          "McNemar's exact test: p %s, so the models differ; the %s is better on such images"
              .formatted(p, result.difference() > 0 ? "first" : "second"));
    } else {
      terminal.result("McNemar's exact test: p %s, so the difference may be chance".formatted(p));
    }
    terminal.result(() -> json(result, a, b));
  }

  /** With as many digits as count; the library's beta function is exact to about 1e-14. */
  private static String p(double p) {
    if (p < 1e-12) {
      return "< 1e-12";
    }
    return String.format(Locale.ROOT, p < 1e-4 ? "= %.1e" : "= %.4f", p);
  }

  private static Map<String, Object> json(McNemar result, double a, double b) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("samples", result.samples());
    values.put("first_accuracy", a);
    values.put("second_accuracy", b);
    values.put("only_first_right", result.onlyFirst());
    values.put("only_second_right", result.onlySecond());
    values.put("difference", result.difference());
    values.put(
        "confidence_interval_95",
        List.of(
            result.difference() - result.halfWidth(), result.difference() + result.halfWidth()));
    values.put("p", result.p());
    return values;
  }

  private void line(String sentence, Object... values) {
    terminal.out().printf(Locale.ROOT, sentence + "%n", values);
  }
}
