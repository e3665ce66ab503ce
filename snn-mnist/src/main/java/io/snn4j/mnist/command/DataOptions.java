package io.snn4j.mnist.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data a trained network is tried on, for commands that try one. */
final class DataOptions {

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      completionCandidates = Names.OfDataSets.class,
      description = "Another data set than that of the run.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the data, where it is no longer the one of the run.")
  private Optional<Path> data = Optional.empty();

  Optional<String> dataset() {
    return dataset;
  }

  Optional<Path> data() {
    return data;
  }
}
