package io.snn4j.mnist.command;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prints the JSON Schema of experiments. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (draft 2020-12) of configurations.",
      "",
      "It has every key with its meaning, range and default, and every plugin, those of SNN_PLUGINS"
          + " included. An editor with a YAML language server uses it where the first line of a"
          + " YAML file is '# yaml-language-server: $schema=snn.schema.json', which 'snn init'"
          + " writes. What depends on several values, such as whether layers fit together, a"
          + " schema cannot say; 'snn train FILE --dry-run' does.",
      ""
    },
    footer = {
      "",
      "Exit code 0, or 2 after a wrong option.",
      "",
      "Examples:",
      "  snn schema > snn.schema.json",
      "  SNN_PLUGINS=parabola.jar snn schema > snn.schema.json"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class SchemaCommand implements Callable<Integer> {

  private final Schema schema;
  private final Terminal terminal;

  @Inject
  SchemaCommand(Schema schema, Terminal terminal) {
    this.schema = schema;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(schema.json());
    terminal.out().flush();
    return ExitCode.OK;
  }
}
