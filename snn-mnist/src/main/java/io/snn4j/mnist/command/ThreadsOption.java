package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import picocli.CommandLine.Option;

/** How many threads work, for commands that let their users choose. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; the result is the same for any number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * The number.
   *
   * @throws ConfigException if there are none
   */
  int threads() {
    if (threads < 1) {
      throw new ConfigException("threads must be at least 1, but was " + threads);
    }
    return threads;
  }
}
