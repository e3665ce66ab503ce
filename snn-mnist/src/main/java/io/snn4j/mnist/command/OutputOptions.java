package io.snn4j.mnist.command;

import picocli.CommandLine.Option;

/** How much a command prints, for those that people and scripts use alike. */
final class OutputOptions {

  @Option(
      names = {"-q", "--quiet"},
      description = "Prints no more than what it came to; warnings and errors stay.")
  private boolean quiet;

  @Option(names = "--json", description = "Prints what it came to as one JSON object instead.")
  private boolean json;

  /** Lets the terminal say this much. */
  void apply(Terminal terminal) {
    if (json) {
      terminal.say(Terminal.Words.JSON);
    } else if (quiet) {
      terminal.say(Terminal.Words.RESULT);
    }
  }
}
