package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much of the machine several runs may take together. */
final class SharingOptions {

  private static final double GIGA = 1e9;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "How many processors the runs may take together; all unless given.")
  private int cores = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--memory",
      paramLabel = "GB",
      description = "How much memory the runs may take together; what is free unless given.")
  private Optional<Double> memory = Optional.empty();

  /**
   * The processors.
   *
   * @throws ConfigException if there are none
   */
  int cores() {
    if (cores < 1) {
      throw new ConfigException("cores must be at least 1, but was " + cores);
    }
    return cores;
  }

  /**
   * The memory in bytes.
   *
   * @throws ConfigException if there is none
   */
  long memory() {
    if (memory.isPresent() && !(memory.get() > 0)) {
      throw new ConfigException("memory must be above 0 GB, but was " + memory.get());
    }
    return memory.map(giga -> (long) (giga * GIGA)).orElse(Long.MAX_VALUE);
  }
}
