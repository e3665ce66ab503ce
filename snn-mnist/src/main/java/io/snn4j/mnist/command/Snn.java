package io.snn4j.mnist.command;

import com.google.inject.Injector;
import com.google.inject.Key;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code snn} command, which does nothing but hold the others. */
@Command(
    name = "snn",
    description = "Trains spiking neural networks.",
    footer = {
      "",
      "'snn COMMAND --help' explains a command. Begin with 'snn train', or with 'snn init my.yaml'"
          + " and 'snn train my.yaml'.",
      "",
      "Exit code 0, 1 after a failure, 2 after a wrong option or configuration, 130 if"
          + " interrupted.",
      "",
      "Environment variables: SNN_DATA, the folder with the data; SNN_PLUGINS, jars with plugins of"
          + " yours; SNN_JAVA_OPTIONS, options for Java; NO_COLOR, against colours and bars."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      InitCommand.class,
      TrainCommand.class,
      ResumeCommand.class,
      EvalCommand.class,
      PredictCommand.class,
      PlotCommand.class,
      ReportCommand.class,
      SweepCommand.class,
      CompareCommand.class,
      VerifyCommand.class,
      PluginsCommand.class,
      GalleryCommand.class,
      BenchCommand.class,
      SchemaCommand.class,
      CompletionCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Snn {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Shows where a failure happened.")
  private boolean verbose;

  private final Injector injector;
  private final Terminal terminal;

  @Inject
  Snn(Injector injector, Terminal terminal) {
    this.injector = injector;
    this.terminal = terminal;
  }

  /**
   * Runs a command line.
   *
   * @param arguments the command line
   * @return the exit code: 0, 1 after a failure, 2 after a usage or configuration error, 130 if
   *     interrupted
   */
  public int run(String... arguments) {
    Failures failures = new Failures(terminal, () -> verbose);
    CommandLine line = line();
    line.setOut(new PrintWriter(terminal.out(), true, Charset.defaultCharset()));
    line.setErr(new PrintWriter(terminal.err(), true, Charset.defaultCharset()));
    line.setParameterExceptionHandler(failures::usage);
    line.setExecutionExceptionHandler(failures::execution);
    if (arguments.length == 0) {
      line.usage(terminal.out());
      return CommandLine.ExitCode.OK;
    }
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return failures.memory(e);
    }
  }

  /** The command line, with all commands. */
  CommandLine line() {
    return new CommandLine(this, this::create);
  }

  private <K> K create(Class<K> type) throws Exception {
    return injector.getExistingBinding(Key.get(type)) == null
        ? CommandLine.defaultFactory().create(type)
        : injector.getInstance(type);
  }
}
