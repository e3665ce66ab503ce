package io.snn4j.mnist.command;

import io.snn4j.api.Parameter;
import io.snn4j.core.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a network learns beside weights and biases, such as beta, for the eyes of its trainer. */
final class LearnedCoefficients {

  private final List<Parameter> parameters;

  LearnedCoefficients(Network network) {
    parameters =
        network.parameters().stream()
            .filter(Parameter::learned)
            .filter(parameter -> parameter.value().rank() == 1)
            .filter(parameter -> !parameter.name().endsWith(".bias"))
            .toList();
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return parameters.isEmpty();
  }

  /** All in one line, {@code leaky1.beta 0.631}; of one value per neuron, their mean and range. */
  @Override
  public String toString() {
    return parameters.stream().map(LearnedCoefficients::tell).collect(Collectors.joining("  "));
  }

  private static String tell(Parameter parameter) {
    var values = Arrays.stream(parameter.value().toDoubleVector()).summaryStatistics();
    return values.getCount() == 1
        ? String.format(Locale.ROOT, "%s %.3f", parameter.name(), values.getAverage())
        : String.format(
            Locale.ROOT,
            "%s %.3f (%.3f to %.3f)",
            parameter.name(),
            values.getAverage(),
            values.getMin(),
            values.getMax());
  }
}
