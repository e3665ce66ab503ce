package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.Guice;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.mnist.SnnModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Reads what documentation shows as the snn command reads what its users write. */
public final class Shown {

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
  private static final Snn SNN =
      Guice.createInjector(new SnnModule(new Terminal(NOWHERE, NOWHERE, false)))
          .getInstance(Snn.class);

  private Shown() {}

  /**
   * Reads a command line, and does nothing.
   *
   * @throws CommandLine.ParameterException that says what is wrong
   */
  public static void command(List<String> arguments) {
    SNN.line().parseArgs(arguments.toArray(String[]::new));
  }

  /**
   * Reads a configuration, of a sweep where it has a sweep's keys.
   *
   * @param folder where files that it names may lie
   * @throws ConfigException that lists what is wrong
   */
  public static void yaml(String text, Path folder, Catalogs catalogs) throws IOException {
    Tree tree = Yaml.read(text, "yaml");
    if (tree instanceof Tree.Mapping mapping && mapping.entries().containsKey("keys")) {
      Path file = folder.resolve("sweep.yaml");
      Files.writeString(file, text);
      SweepFile.read(file, List.of(), catalogs).trials(catalogs);
    } else {
      new Configuration("yaml", tree).experiment(List.of(), catalogs);
    }
  }
}
