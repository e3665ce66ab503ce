package io.snn4j.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a configuration, one sentence each. */
public final class ConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The sentences. */
  private final List<String> problems;

  /**
   * An exception for these problems; what is wrong in two places that have one name is said once.
   *
   * @param problems a sentence for each
   */
  public ConfigException(List<String> problems) {
    super(problems.stream().distinct().collect(Collectors.joining(System.lineSeparator())));
    this.problems = problems.stream().distinct().toList();
  }

  /**
   * An exception for one problem.
   *
   * @param problem one sentence
   */
  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** {@return the sentences, no two the same} */
  public List<String> problems() {
    return problems;
  }
}
