package io.snn4j.mnist.command;

import io.snn4j.bench.Measurement;
import io.snn4j.bench.Pictures;
import io.snn4j.bench.Stopwatch;
import io.snn4j.bench.Workload;
import io.snn4j.bench.Workloads;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.data.Samples;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long training takes on this machine, and what memory it needs. */
@Command(
    name = "bench",
    description = {
      "Measures training, evaluation and single layers on this machine, in a minute or two.",
      "",
      "Workloads: plain (tutorial 5's training batch), rate (the same on rate-coded input), eval"
          + " (evaluation), layer512 and layer2048 (the field's benchmark of one layer, forward and"
          + " backward), t400 (plain over 400 steps), one-thread (plain by one thread), scalar"
          + " (plain with a surrogate of one method, after five others). The floor is the time of"
          + " the matrix products with the pictures, alone and of all pixels. MNIST is taken from"
          + " --data, else SNN_DATA, else the cache folder; where it is not, synthetic digits are.",
      "",
      "A peer is a Python script that does the same work and prints its median time in a line"
          + " 'NAME: LABEL NUMBER ms', or 'NAME n=NEURONS: LABEL NUMBER ms, LABEL NUMBER ms'. It is"
          + " compared with the workload NAME, else with layerNEURONS, else with plain. Without"
          + " arguments it is run with each mode that its comment names in lines 'MODE  NAME "
          + " text', and where it says 'MODE [N]', also with the width of each layer. The"
          + " environment variable SNN_PYTHON names a Python with PyTorch, unless python3 or"
          + " /usr/bin/python3 is one; THREADS tells the script how many threads to use.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 if a peer failed, 2 after a wrong option or if a peer cannot be run.",
      "",
      "Examples:",
      "  snn bench",
      "  snn bench --only plain,rate --batches 200",
      "  snn bench --json > bench.json",
      "  snn bench --only plain --peer 'tutorial.py plain' layer.py"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these workloads, separated by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--batches",
      paramLabel = "N",
      description = "Times N batches after N to warm up, rather than as many as fit in seconds.")
  private Optional<Integer> batches = Optional.empty();

  @Mixin private final ThreadsOption threadsOption = new ThreadsOption();

  @Option(names = "--data", paramLabel = "DIR", description = "Folder with the four MNIST files.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--peer",
      paramLabel = "SCRIPT",
      arity = "1..*",
      description = "Also runs Python scripts; with arguments, in quotes: 'SCRIPT ARGUMENT'.")
  private List<String> peers = List.of();

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "${env:SNN_PYTHON}",
      description = "Python with PyTorch for peers; SNN_PYTHON, python3 or /usr/bin/python3.")
  private Optional<String> python = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON object instead of tables.")
  private boolean json;

  private final DataSources sources;
  private final Terminal terminal;

  @Inject
  BenchCommand(DataSources sources, Terminal terminal) {
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int threads = threadsOption.threads();
    if (batches.isPresent() && batches.get() < 1) {
      throw new ConfigException("batches must be at least 1, but was " + batches.get());
    }
    List<Workload> wanted = wanted();
    Optional<BenchPeers> others =
        peers.isEmpty() ? Optional.empty() : Optional.of(BenchPeers.of(peers, python, wanted));
    if (json) {
      terminal.say(Terminal.Words.JSON);
    }
    BenchReport report = new BenchReport();
    BenchTable table = new BenchTable(terminal.out());
    measure(wanted, threads, report, table);
    List<String> failures =
        others.map(found -> compare(found, threads, report, table)).orElse(List.of());
    terminal.result(() -> BenchJson.of(report));
    failures.forEach(sentence -> terminal.err().println("error: " + sentence));
    return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<Workload> wanted() {
    List<Workload> all = Workloads.all();
    List<String> names = all.stream().map(Workload::name).toList();
    List<String> unknown = new ArrayList<>();
    for (String name : only) {
      if (!names.contains(name)) {
        unknown.add("there is no workload '%s'%s".formatted(name, Nearest.hint(name, names)));
      }
    }
    if (!unknown.isEmpty()) {
      throw new ConfigException(unknown);
    }
    return only.isEmpty() ? all : all.stream().filter(each -> only.contains(each.name())).toList();
  }

  private void measure(List<Workload> wanted, int threads, BenchReport report, BenchTable table) {
    Optional<DataSources.Resolved> found =
        wanted.stream().anyMatch(Workload::onData) ? Optional.of(resolve()) : Optional.empty();
    if (!json) {
      table.head(threads, found.map(DataSources.Resolved::how));
    }
    Samples samples = found.<Samples>map(data -> data.data().train()).orElse(new Pictures(1));
    Stopwatch stopwatch = new Stopwatch(batches.map(OptionalInt::of).orElse(OptionalInt.empty()));
    try (Progress progress = terminal.progress()) {
      progress.at("measuring", wanted.size());
      for (Workload workload : wanted) {
        progress.part(workload.name());
        Measurement measurement = stopwatch.measure(workload, samples, threads);
        report.add(measurement);
        if (!json) {
          table.row(measurement);
        }
        progress.done(report.measurements().size());
      }
    }
    if (!json) {
      table.foot(report);
    }
  }

  private List<String> compare(
      BenchPeers others, int threads, BenchReport report, BenchTable table) {
    try (Progress progress = terminal.progress()) {
      progress.at("peers", others.calls().size());
      if (json) {
        return others.run(threads, report::add, progress);
      }
      table.peerHead();
      return others.run(threads, peer -> table.peer(peer, report), progress);
    }
  }

  /** What is on this machine: nothing is downloaded to be measured. */
  private DataSources.Resolved resolve() {
    return sources.resolve(
        new DataSources.Request(
            data.isPresent() ? DataSources.Choice.MNIST : DataSources.Choice.AUTO,
            data,
            DataSources.Network.OFF));
  }
}
