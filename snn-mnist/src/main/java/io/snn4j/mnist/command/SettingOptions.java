package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that change single values of a configuration; all of them are {@link Setting}s. */
final class SettingOptions {

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = {
        "Changes any value of the configuration; may be repeated. Keys are joined with dots,"
            + " entries of lists counted from 0: epochs=3, encoder=rate,"
            + " updater.adam.learningRate=1e-3, network.1.leaky.beta=0.9, or"
            + " network.*.leaky.beta=0.9 for all of them."
      })
  private List<String> set = List.of();

  @Option(names = "--epochs", paramLabel = "N", description = "How often to go through the data.")
  private Optional<String> epochs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all random numbers are drawn from; the same seed gives the same bits.")
  private Optional<String> seed = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Samples of a training batch.")
  private Optional<String> batch = Optional.empty();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      completionCandidates = Names.OfDataSets.class,
      description =
          "mnist, fashion-mnist, kmnist, emnist-digits, synthetic, or auto: MNIST, or else"
              + " synthetic digits.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Batches from one checkpoint to the next; 0: only at the end of an epoch.")
  private Optional<String> checkpointEvery = Optional.empty();

  /**
   * The values, in the order in which they count.
   *
   * @throws ConfigException that lists what is not of the form key=value
   */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String each : set) {
      try {
        settings.add(Setting.parse("--set", each));
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    add(settings, "--epochs", "epochs", epochs);
    add(settings, "--seed", "seed", seed);
    add(settings, "--batch", "batch", batch);
    add(settings, "--dataset", "dataset", dataset);
    add(settings, "--checkpoint-every", "checkpoints.every", checkpointEvery);
    return settings;
  }

  private static void add(
      List<Setting> settings, String option, String key, Optional<String> text) {
    text.ifPresent(given -> settings.add(Setting.of(key, value(given), option + " " + given)));
  }

  /** A whole number, or a text. */
  private static Tree value(String given) {
    try {
      return Tree.of(Long.parseLong(given.strip()));
    } catch (NumberFormatException e) {
      return Tree.of(given);
    }
  }
}
