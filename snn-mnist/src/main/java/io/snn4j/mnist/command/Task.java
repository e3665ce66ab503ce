package io.snn4j.mnist.command;

import io.snn4j.api.Parameter;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.memory.Bytes;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.data.DataException;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.data.Samples;
import io.snn4j.train.data.Split;
import io.snn4j.train.experiment.Experiment;
import java.util.List;
import java.util.function.Supplier;

/**
 * An experiment with its data, once it is sure that they fit together.
 *
 * @param experiment what is to be trained
 * @param network the network, with its initial weights
 * @param found the data and where they are from
 * @param split the training samples
 */
record Task(Experiment experiment, Network network, DataSources.Resolved found, Split split) {

  /**
   * Builds the network and holds samples out.
   *
   * @throws ConfigException if that cannot be, or the network does not fit the data
   * @throws OutOfRoom if there is no room for the network's weights
   */
  static Task of(Experiment experiment, DataSources.Resolved found) {
    Samples all = found.data().train();
    Split split = asked(() -> Split.of(all, experiment.validation(), experiment.seed()));
    Room.now().requireWeights(asked(() -> experiment.net().weights()));
    Network network = asked(() -> experiment.net().build(experiment.seed()));
    Samples samples = split.train();
    require(
        network.inputs() == samples.features(),
        "the network takes %d features, but the images have %d pixels",
        network.inputs(),
        samples.features());
    experiment
        .augmentation()
        .ifPresent(
            chosen ->
                asked(
                    () -> {
                      chosen.check(samples.features());
                      return chosen;
                    }));
    require(
        network.outputs() >= samples.classes(),
        "the network has %d output neurons, but the data have %d classes",
        network.outputs(),
        samples.classes());
    require(
        experiment.batch() <= samples.size(),
        "there are %d samples, which do not fill one batch of %d; choose smaller batches",
        samples.size(),
        experiment.batch());
    return new Task(experiment, network, found, split);
  }

  /** The data set that a configuration names. */
  static DataSources.Choice choice(String name) {
    try {
      return DataSources.Choice.named(name);
    } catch (DataException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static <T> T asked(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static void require(boolean condition, String sentence, int first, int second) {
    if (!condition) {
      throw new ConfigException(sentence.formatted(first, second));
    }
  }

  /** The same with a network that is trained already. */
  Task with(Network trained) {
    return new Task(experiment, trained, found, split);
  }

  /** What the data take. */
  Memory data() {
    int chosen = split.validation().isPresent() ? found.data().train().size() : 0;
    return Memory.heap(
        "data set",
        found.data().train().bytes() + found.data().test().bytes() + Bytes.ints(chosen));
  }

  /** What is in memory before training begins: the data, and the weights with their gradients. */
  Memory there() {
    long weights = network.parameters().stream().mapToLong(Parameter::bytes).sum();
    return Memory.of("there", data(), new Memory("weights and gradients", 0, weights, List.of()));
  }

  Samples test() {
    return found.data().test();
  }
}
