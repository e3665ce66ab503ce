package io.snn4j.core.config;

import java.util.List;

/** Says everything that is wrong with a configuration, one sentence each. */
public final class ConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** An exception for these problems. */
  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** An exception for one problem. */
  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** The sentences, in the order they were found. */
  public List<String> problems() {
    return problems;
  }
}
