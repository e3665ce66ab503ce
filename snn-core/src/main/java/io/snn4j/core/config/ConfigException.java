package io.snn4j.core.config;

import java.util.List;

/** Says everything that is wrong with a configuration, one sentence each. */
public final class ConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The sentences, in the order they were found. */
  private final List<String> problems;

  /**
   * An exception for these problems.
   *
   * @param problems a sentence for each
   */
  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * An exception for one problem.
   *
   * @param problem one sentence
   */
  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** {@return the sentences, in the order they were found} */
  public List<String> problems() {
    return problems;
  }
}
