package io.snn4j.mnist.command;

import io.snn4j.core.config.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, in words.
 *
 * @param spec the command
 * @param arguments what follows its name
 */
record Usage(CommandSpec spec, List<String> arguments) {

  /** The mistake that this exception is about. */
  static String sentence(ParameterException failure, String... line) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    List<String> all = List.of(line);
    int name = spec.parent() == null ? -1 : all.indexOf(spec.name());
    return new Usage(spec, all.subList(name + 1, all.size())).sentence(failure);
  }

  private String sentence(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().get(0));
    } else if (failure instanceof MissingParameterException missing) {
      // an option that is not there is taken for a parameter, so it is the first mistake
      return unknownOption().map(this::unknown).orElseGet(() -> missing(missing.getMissing()));
    } else if (failure instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice";
    } else if (failure.getArgSpec() != null && failure.getValue() != null) {
      return wrong(failure.getArgSpec(), failure.getValue());
    }
    return failure.getMessage();
  }

  /** What an option or a command that is not there was most likely meant to be. */
  private String unknown(String argument) {
    String given = argument.split("=", 2)[0];
    boolean option = given.startsWith("-");
    Set<String> known = option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    if (!option && known.isEmpty()) {
      return "'%s' is one argument too many for '%s'".formatted(given, spec.qualifiedName());
    }
    String sentence =
        option
            ? "'%s' has no option '%s'".formatted(spec.qualifiedName(), given)
            : "there is no command '%s'".formatted(given);
    return sentence
        + Nearest.to(given, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** The first argument that looks like an option, and is neither one nor the value of one. */
  private Optional<String> unknownOption() {
    boolean value = false;
    for (String argument : arguments) {
      if (argument.equals("--")) {
        return Optional.empty();
      }
      Optional<OptionSpec> option = option(argument);
      if (option.isEmpty() && !value && argument.matches("--?[A-Za-z].*")) {
        return Optional.of(argument);
      }
      value = option.isPresent() && option.get().arity().max() > 0 && !argument.contains("=");
    }
    return Optional.empty();
  }

  private Optional<OptionSpec> option(String argument) {
    OptionSpec option = spec.optionsMap().get(argument.split("=", 2)[0]);
    if (option == null && argument.matches("-[A-Za-z].+")) {
      // a short option with its value, as in -ofile
      option = spec.optionsMap().get(argument.substring(0, 2));
    }
    return Optional.ofNullable(option);
  }

  private String missing(List<ArgSpec> missing) {
    for (ArgSpec each : missing) {
      if (each instanceof OptionSpec option
          && arguments.stream()
              .anyMatch(argument -> option(argument).equals(Optional.of(option)))) {
        return "%s needs a value: %s %s".formatted(name(option), name(option), option.paramLabel());
      }
    }
    return all(missing).stream()
        .map(each -> each.isOption() ? name(each) + " " + each.paramLabel() : each.paramLabel())
        .collect(Collectors.joining(" and ", "'" + spec.qualifiedName() + "' needs ", ""));
  }

  /** Of parameters only the first that is missing is told, but those after it are missing, too. */
  private List<ArgSpec> all(List<ArgSpec> missing) {
    if (!(missing.get(0) instanceof PositionalParamSpec first)) {
      return missing;
    }
    return spec.positionalParameters().stream()
        .filter(each -> each.arity().min() > 0 && each.index().min() >= first.index().min())
        .<ArgSpec>map(each -> each)
        .toList();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String wrong(ArgSpec argument, String value) {
    Class<?> type = argument.auxiliaryTypes()[0];
    String name = name(argument);
    if (type == boolean.class || type == Boolean.class) {
      return "%s takes no value, but was given '%s'".formatted(name, value);
    } else if (type == double.class || type == Double.class) {
      return "%s must be a number, but was '%s'".formatted(name, value);
    } else if (type == Path.class) {
      return "%s must be a file or folder, but '%s' is no path".formatted(name, value);
    } else if (value.matches("[+-]?[0-9]+")) {
      return "%s is %s, which is too large".formatted(name, value);
    }
    return "%s must be a whole number, but was '%s'".formatted(name, value);
  }
}
