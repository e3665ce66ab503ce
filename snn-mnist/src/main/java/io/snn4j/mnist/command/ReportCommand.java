package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.engine.Engine;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.mnist.report.Report;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the page about a run anew. */
@Command(
    name = "report",
    description = {
      "Writes RUN/report.html: numbers, curves, mistakes, spikes, costs and advice on one page.",
      "",
      "The page needs no network and no other file. train and resume write it too, at their end.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 after a failure, 2 after a wrong option.",
      "",
      "Example:",
      "  snn report runs/mine"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class ReportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run.")
  private Path run = Path.of("");

  @Mixin private final DataOptions dataOptions = new DataOptions();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  private final Catalogs catalogs;
  private final DataSources sources;
  private final Terminal terminal;
  private final Interrupt interrupt;

  @Inject
  ReportCommand(Catalogs catalogs, DataSources sources, Terminal terminal, Interrupt interrupt) {
    this.catalogs = catalogs;
    this.sources = sources;
    this.terminal = terminal;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() throws IOException {
    int threads = threadsOption.threads();
    if (Files.isRegularFile(run)) {
      throw new IOException(run + " is a file; a report is about the folder of a run");
    }
    interrupt.leave("%s is as it was; %s begins anew".formatted(run, Called.with("report", run)));
    try (Engine engine = new Engine(threads);
        Progress progress = terminal.progress()) {
      progress.at("reading " + run);
      Trained trained = Trained.load(run, catalogs);
      DataSources.Resolved found = trained.data(sources, dataOptions, terminal);
      Report report = Report.of(run, trained.model(), found.data(), engine, progress.tests("test"));
      progress.at("drawing");
      terminal.out().println("wrote " + report.write(catalogs));
    }
    return ExitCode.OK;
  }
}
