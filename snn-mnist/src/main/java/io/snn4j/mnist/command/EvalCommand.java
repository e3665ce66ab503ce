package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.insight.Examination;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells all numbers of a trained network. */
@Command(
    name = "eval",
    description = {
      "Tests a trained network and tells what it is like.",
      "",
      "The accuracy, with both ways to count ties, and after every step; what the synapses do, and"
          + " the energy that takes beside a network of the same shape without spikes; whether the"
          + " layers can learn: dead and saturated neurons, membranes within the surrogate"
          + " gradient's support, and the gradient by layer and by time.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 after a failure, 2 after a wrong option.",
      "",
      "Examples:",
      "  snn eval runs/mine",
      "  snn eval model.snn --data ~/mnist --json"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class EvalCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, or a model file.")
  private Path run = Path.of("");

  @Mixin private final DataOptions dataOptions = new DataOptions();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Option(names = "--json", description = "Prints one JSON object instead of text.")
  private boolean json;

  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  EvalCommand(Catalogs catalogs, DataSources sources, Terminal terminal) {
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = threadsOption.threads();
    if (json) {
      terminal.say(Terminal.Words.JSON);
    }
    try (Engine engine = new Engine(threads);
        Progress progress = terminal.progress()) {
      progress.at("reading " + run);
      Trained trained = Trained.load(run, catalogs);
      DataSources.Resolved found = trained.data(sources, dataOptions, terminal);
      Examination examination =
          Examination.of(
              trained.experiment(),
              trained.network(),
              found.data().test(),
              engine,
              progress.tests("test"));
      terminal.result(() -> ExaminationJson.of(examination));
      terminal.out().printf("%-9s %s%n", "network", run);
      terminal.out().printf("%-9s %s%n", "data", found.how());
      new ExaminationTable(terminal.out()).print(examination);
    }
    return ExitCode.OK;
  }
}
