package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import io.snn4j.mnist.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: one sentence each, and the stack trace only to those who ask for it. */
final class Failures {

  private final Terminal terminal;
  private final BooleanSupplier verbose;

  Failures(Terminal terminal, BooleanSupplier verbose) {
    this.terminal = terminal;
    this.verbose = verbose;
  }

  /** A command line that is wrong. */
  int usage(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    say(List.of(Usage.sentence(failure, arguments)));
    terminal.err().println("see '" + line.getCommandSpec().qualifiedName() + " --help'");
    return ExitCode.USAGE;
  }

  /** A command that failed. */
  int execution(Exception failure, CommandLine line, ParseResult result) {
    if (failure instanceof ConfigException config) {
      trace(failure);
      say(config.problems());
      return ExitCode.USAGE;
    }
    trace(failure);
    say(List.of(sentence(failure)));
    return ExitCode.SOFTWARE;
  }

  /** The JVM had too little memory after all. */
  int memory(OutOfMemoryError failure) {
    if (verbose.getAsBoolean()) {
      failure.printStackTrace(terminal.err());
    }
    say(
        List.of(
            "memory ran out (%s); lower batch, steps or threads, or the size of layers, or give Java more than %s, such as SNN_JAVA_OPTIONS=-Xmx8g; 'snn train --dry-run' says what a run takes"
                .formatted(failure.getMessage(), Room.mega(Runtime.getRuntime().maxMemory()))));
    return ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof FileSystemException file) {
      return Reasons.of(file);
    }
    boolean spoken =
        failure instanceof DataException
            || failure instanceof OutOfRoom
            || failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof ArithmeticException
            || failure instanceof IllegalArgumentException;
    return spoken && failure.getMessage() != null
        ? failure.getMessage()
        : "unexpected " + failure + "; --verbose shows where";
  }

  private void trace(Exception failure) {
    if (verbose.getAsBoolean()) {
      failure.printStackTrace(terminal.err());
    }
  }

  private void say(List<String> sentences) {
    String error = terminal.live() ? Ansi.ON.string("@|bold,red error:|@ ") : "error: ";
    sentences.forEach(sentence -> terminal.err().println(error + Plain.text(sentence)));
  }
}
