package io.snn4j.mnist.command;

import static java.util.Comparator.comparing;

import io.snn4j.api.Plugin;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Nearest;
import io.snn4j.mnist.about.ExtensionPoint;
import io.snn4j.mnist.about.ExtensionPoints;
import io.snn4j.mnist.about.Parameter;
import io.snn4j.train.experiment.Experiment;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Lists the plugins, or says all there is to say about those of one name. */
@Command(
    name = "plugins",
    description = {
      "Lists the plugins that a configuration can name, or explains those of one name.",
      "",
      "Without NAME it prints every extension point with the interface to implement, and under it"
          + " its plugins with a line each: those of SNN4J, and those in the jars that the"
          + " environment variable SNN_PLUGINS names. What failed to load is named at the end.",
      "",
      "With NAME it prints what the plugin is, its equations, its parameters with type, range,"
          + " default and meaning, and the YAML that makes it with its defaults. A name that"
          + " several extension points know, such as rate, an encoder and a decoder, is explained"
          + " for each.",
      ""
    },
    footer = {
      "",
      "In the equations t counts steps, x = U - U_thr is membrane minus threshold, S a spike, I the"
          + " input current, R a reset, H the step function with H(0) = 0, and *, ^ and |x| are as"
          + " in most programming languages.",
      "",
      "Exit code 0, or 2 where there is no plugin of that name.",
      "",
      "Examples:",
      "  snn plugins",
      "  snn plugins leaky",
      "  SNN_PLUGINS=parabola.jar snn plugins parabola"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class PluginsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Names.OfPlugins.class,
      description = "The plugin to explain, by its name in YAML.")
  private Optional<String> name = Optional.empty();

  private final Catalogs catalogs;
  private final Terminal terminal;

  @Inject
  PluginsCommand(Catalogs catalogs, Terminal terminal) {
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ExtensionPoint> points = ExtensionPoints.of(Experiment.class, catalogs);
    if (name.isPresent()) {
      explain(points, name.get());
    } else {
      list(points);
    }
    return ExitCode.OK;
  }

  private void list(List<ExtensionPoint> points) {
    PrintStream out = terminal.out();
    List<String> failures = new ArrayList<>();
    int width = points.stream().flatMapToInt(PluginsCommand::lengths).max().orElse(0);
    for (ExtensionPoint point : points) {
      out.println(point.kind() + " (" + point.type().getName() + ")");
      for (String plugin : point.catalog().names()) {
        try {
          String line = ExtensionPoint.line(point.catalog().prototype(plugin));
          out.println(
              ("  " + plugin + " ".repeat(width - plugin.length() + 2) + line).stripTrailing());
        } catch (ConfigException e) {
          failures.addAll(e.problems());
        }
      }
      out.println();
    }
    failures.addAll(catalogs.failures());
    out.println("'snn plugins NAME' explains one of them.");
    if (!failures.isEmpty()) {
      out.println();
      out.println("not loaded");
      failures.stream().distinct().forEach(failure -> out.println("  " + failure));
    }
  }

  private static IntStream lengths(ExtensionPoint point) {
    return point.catalog().names().stream().mapToInt(String::length);
  }

  private void explain(List<ExtensionPoint> points, String asked) {
    List<ExtensionPoint> knowing =
        points.stream()
            .filter(point -> point.catalog().names().contains(asked))
            // a neuron model before the layer that is made of it
            .sorted(comparing(point -> isMadeOfAnother(point.catalog().prototype(asked))))
            .toList();
    if (knowing.isEmpty()) {
      throw unknown(points, asked);
    }
    String gap = "";
    for (ExtensionPoint point : knowing) {
      terminal.out().print(gap);
      explain(point, point.catalog().prototype(asked));
      gap = System.lineSeparator();
    }
  }

  private static boolean isMadeOfAnother(Plugin plugin) {
    return ExtensionPoint.inlined(plugin).isPresent();
  }

  private ConfigException unknown(List<ExtensionPoint> points, String asked) {
    TreeSet<String> known = new TreeSet<>();
    points.forEach(point -> known.addAll(point.catalog().names()));
    List<String> problems = new ArrayList<>();
    problems.add(
        "there is no plugin '"
            + asked
            + "'; "
            + Nearest.to(asked, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("'snn plugins' lists what there is"));
    problems.addAll(catalogs.failures());
    return new ConfigException(problems);
  }

  private void explain(ExtensionPoint point, Plugin plugin) {
    PrintStream out = terminal.out();
    out.println(plugin.name() + " (" + point.kind() + ", " + plugin.getClass().getName() + ")");
    String phrase = ExtensionPoint.phrase(plugin);
    if (!phrase.isEmpty()) {
      out.println("  " + phrase);
    }
    paragraph(ExtensionPoint.formula(plugin));
    parameters(plugin);
    out.println();
    out.println("  in YAML");
    point.yaml(plugin, catalogs).lines().forEach(line -> out.println("    " + line));
  }

  private void paragraph(List<String> lines) {
    if (!lines.isEmpty()) {
      terminal.out().println();
      lines.forEach(line -> terminal.out().println("    " + line));
    }
  }

  private void parameters(Plugin plugin) {
    PrintStream out = terminal.out();
    List<Parameter> parameters = ExtensionPoint.parameters(plugin, catalogs);
    Optional<Plugin> inlined = ExtensionPoint.inlined(plugin);
    out.println();
    if (parameters.isEmpty() && inlined.isEmpty()) {
      out.println("  no parameters");
      return;
    }
    out.println(
        inlined
            .map(inner -> "  parameters: those of " + inner.getClass().getName() + ", and")
            .orElse("  parameters"));
    int width = parameters.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (Parameter parameter : parameters) {
      String indent = " ".repeat(width - parameter.name().length() + 2);
      out.println("    " + parameter.name() + indent + parameter.facts());
      if (!parameter.meaning().isEmpty()) {
        out.println("    " + " ".repeat(width + 2) + parameter.meaning());
      }
    }
    if (parameters.stream().anyMatch(parameter -> parameter.type().equals("coefficient"))) {
      out.println();
      out.println(
          "    A coefficient is a number, a list with one per neuron, or learned: "
              + "{value: 0.9, learn: true}.");
    }
  }
}
