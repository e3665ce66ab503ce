package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.mnist.recipe.Recipe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a configuration to start from. */
@Command(
    name = "init",
    description = {
      "Writes a commented configuration to start from, and its schema for editors.",
      "",
      "FILE is a recipe's YAML, tutorial 5's unless --recipe names another. Beside it stands"
          + " snn.schema.json, which the first line of FILE names, so that editors with a YAML"
          + " language server complete and explain keys and mark mistakes. It knows the plugins of"
          + " SNN_PLUGINS, too. A FILE that exists is never overwritten; the schema is.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 if a file exists or cannot be written, 2 after a wrong option.",
      "",
      "Examples:",
      "  snn init",
      "  snn init my.yaml --recipe latency",
      "  snn init --list"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class InitCommand implements Callable<Integer> {

  private static final String SCHEMA = "snn.schema.json";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "snn.yaml",
      description = "The file to write; ${DEFAULT-VALUE} unless given.")
  private Path file = Path.of("snn.yaml");

  @Option(
      names = {"-r", "--recipe"},
      paramLabel = "NAME",
      completionCandidates = Names.OfRecipes.class,
      defaultValue = "tutorial5",
      description = "The recipe to start from; ${DEFAULT-VALUE} unless given.")
  private String recipe = "tutorial5";

  @Option(names = "--list", description = "Lists the recipes and writes nothing.")
  private boolean list;

  private final Schema schema;
  private final Terminal terminal;

  @Inject
  InitCommand(Schema schema, Terminal terminal) {
    this.schema = schema;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      int width = Recipe.names().stream().mapToInt(String::length).max().orElse(0);
      for (Recipe each : Recipe.all()) {
        terminal.out().printf(Locale.ROOT, "%-" + width + "s  %s%n", each.name(), each.line());
      }
      return ExitCode.OK;
    }
    String yaml = "# yaml-language-server: $schema=" + SCHEMA + "\n" + Recipe.named(recipe).yaml();
    write(yaml);
    Path beside = file.resolveSibling(SCHEMA);
    try {
      Files.writeString(beside, schema.json(), UTF_8);
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(beside, Reasons.of(e)), e);
    }
    terminal.out().println("wrote " + file + ", and " + beside + " for your editor");
    terminal.out().println("train it with " + Called.with("train", file));
    return ExitCode.OK;
  }

  private void write(String yaml) throws IOException {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, yaml, UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          file + " exists already and is not overwritten; name another file: snn init FILE", e);
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(file, Reasons.of(e)), e);
    }
  }
}
