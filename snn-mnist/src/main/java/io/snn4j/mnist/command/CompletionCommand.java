package io.snn4j.mnist.command;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script with which bash or zsh completes commands, options and files.",
      "",
      "Source it in the shell, or write it to a file that your shell reads when it starts.",
      ""
    },
    footer = {
      "",
      "Exit code 0, or 2 after a wrong option.",
      "",
      "Examples:",
      "  source <(./snn completion)",
      "  ./snn completion > ~/.local/share/bash-completion/completions/snn"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class CompletionCommand implements Callable<Integer> {

  private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  @Inject
  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine snn = spec.root().commandLine();
    // what has no names of its own is a file, which the shell completes unless it is told not to
    String script = AutoComplete.bash(snn.getCommandName(), snn).replace(NO_FILES, "");
    terminal.out().print(script);
    terminal.out().flush();
    return ExitCode.OK;
  }
}
