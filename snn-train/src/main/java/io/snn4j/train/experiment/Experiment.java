package io.snn4j.train.experiment;

import io.snn4j.api.Check;
import io.snn4j.api.Loss;
import io.snn4j.api.Param;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Inline;
import io.snn4j.core.config.Problems;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.layer.Linear;
import io.snn4j.core.layer.Neurons;
import io.snn4j.core.network.NetworkSpec;
import io.snn4j.core.neuron.Leaky;
import io.snn4j.decoding.RateDecoder;
import io.snn4j.encoding.ConstantCurrent;
import io.snn4j.surrogates.ATan;
import io.snn4j.train.EarlyStopping;
import io.snn4j.train.augment.Augmentation;
import io.snn4j.train.data.Split;
import io.snn4j.train.loss.CrossEntropyMembrane;
import io.snn4j.train.schedule.ConstantRate;
import io.snn4j.train.schedule.Schedule;
import io.snn4j.train.update.Adam;
import io.snn4j.train.update.Updater;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a training run is: network, data, augmentation, encoder, decoder, loss, updater, schedule,
 * batch, epochs, seed. Its YAML form has these as keys; what is left out is tutorial 5's.
 *
 * @param net the network: steps, surrogate and layers
 * @param dataset the name of the data set, or {@code auto} for whatever can be had
 * @param augmentation changes training samples before they are encoded; absent: nothing does
 * @param encoder turns samples into what enters the network
 * @param decoder reads classes from the output
 * @param loss what training makes small
 * @param updater how gradients change parameters
 * @param schedule how the updater's step size changes
 * @param gradientClip the norm to which a longer gradient is cut; 0: none is
 * @param truncate the steps of a window of truncated BPTT; 0: all steps are one
 * @param batch the number of samples of a training batch
 * @param epochs how often training goes through the data
 * @param validation the samples held out to validate with, below 1 as a share, else their number
 * @param earlyStopping when to end before the last epoch; absent: never
 * @param checkpoints how often all that is needed to go on is written
 * @param seed what all random numbers are drawn from
 */
public record Experiment(
    @Inline NetworkSpec net,
    @Param("name of the data set; auto: MNIST, or synthetic digits where it is not to be had")
        String dataset,
    @Param("changes training samples before they are encoded") Optional<Augmentation> augmentation,
    @Param("turns samples into what enters the network") SpikeEncoder encoder,
    @Param("reads classes from the output") SpikeDecoder decoder,
    @Param("what training makes small") Loss loss,
    @Param("how gradients change parameters") Updater updater,
    @Param("how the updater's step size changes") Schedule schedule,
    @Param(value = "norm to which a longer gradient is cut; 0: none is", min = 0)
        double gradientClip,
    @Param(value = "steps of a window of truncated BPTT; 0: all steps are one", min = 0)
        int truncate,
    @Param(value = "samples of a training batch", min = 1) int batch,
    @Param(value = "how often training goes through the data", min = 1) int epochs,
    @Param(
            value = "training samples held out to validate with: a share below 1, or a number",
            min = 0)
        double validation,
    @Param("when to end before the last epoch") Optional<EarlyStopping> earlyStopping,
    @Param("how often all that is needed to go on is written") Keeping checkpoints,
    @Param("what all random numbers are drawn from") long seed) {

  /**
   * Tutorial 5: 784-1000-10 leaky neurons over 25 steps, one epoch of MNIST. Where classes share
   * the largest spike count, which the tutorial leaves to the order of the classes, the membrane
   * decides.
   */
  public Experiment() {
    this(
        new NetworkSpec(
            25,
            Optional.of(new ATan()),
            List.of(
                new Linear(784, 1000),
                new Neurons(new Leaky(0.95f)),
                new Linear(1000, 10),
                new Neurons(new Leaky(0.95f)))),
        "auto",
        Optional.empty(),
        new ConstantCurrent(),
        new RateDecoder(),
        new CrossEntropyMembrane(),
        new Adam(5e-4),
        new ConstantRate(),
        0,
        0,
        128,
        1,
        0,
        Optional.empty(),
        new Keeping(),
        0);
  }

  /**
   * Checks the numbers.
   *
   * @param net the network: steps, surrogate and layers
   * @param dataset the name of the data set, or {@code auto} for whatever can be had
   * @param augmentation changes training samples before they are encoded; absent: nothing does
   * @param encoder turns samples into what enters the network
   * @param decoder reads classes from the output
   * @param loss what training makes small
   * @param updater how gradients change parameters
   * @param schedule how the updater's step size changes
   * @param gradientClip the norm to which a longer gradient is cut; 0: none is
   * @param truncate the steps of a window of truncated BPTT; 0: all steps are one
   * @param batch the number of samples of a training batch
   * @param epochs how often training goes through the data
   * @param validation the samples held out to validate with, below 1 as a share, else their number
   * @param earlyStopping when to end before the last epoch; absent: never
   * @param checkpoints how often all that is needed to go on is written
   * @param seed what all random numbers are drawn from
   * @throws IllegalArgumentException if one is out of range
   */
  public Experiment {
    Check.notNegative("gradientClip", gradientClip);
    Check.atLeast("truncate", truncate, 0);
    Check.atLeast("batch", batch, 1);
    Check.atLeast("epochs", epochs, 1);
    Split.check(validation);
    Check.that(
        earlyStopping.isEmpty() || validation > 0,
        "earlyStopping needs samples to validate with; hold some out with validation: 0.1");
  }

  /**
   * Reads an experiment from YAML.
   *
   * @param yaml the configuration
   * @param catalogs the plugins there are
   * @return the experiment
   * @throws ConfigException that lists everything that is wrong, with line and column
   */
  public static Experiment read(String yaml, Catalogs catalogs) {
    return new Experiment().changed(Yaml.read(yaml), catalogs);
  }

  /**
   * {@return this experiment with the values a configuration gives}
   *
   * @param tree the configuration
   * @param catalogs the plugins there are
   * @throws ConfigException that lists everything that is wrong
   */
  public Experiment changed(Tree tree, Catalogs catalogs) {
    return changed(tree, catalogs, Optional.empty());
  }

  /**
   * {@return this experiment with the values a configuration gives}
   *
   * @param tree the configuration
   * @param catalogs the plugins there are
   * @param samples what is known of the data that it will be trained on
   * @throws ConfigException that lists everything that is wrong
   */
  public Experiment changed(Tree tree, Catalogs catalogs, Optional<SampleShape> samples) {
    return changed(tree, catalogs, samples, problems -> {});
  }

  /**
   * {@return this experiment with the values a configuration gives}
   *
   * @param tree the configuration
   * @param catalogs the plugins there are
   * @param samples what is known of the data that it will be trained on
   * @param more notes what else is wrong, such as a data set that is not known here
   * @throws ConfigException that lists everything that is wrong
   */
  public Experiment changed(
      Tree tree, Catalogs catalogs, Optional<SampleShape> samples, Consumer<Problems> more) {
    Problems problems = new Problems();
    Experiment experiment = catalogs.binder().bind(this, tree, "experiment", problems);
    new Fits(tree, this, catalogs, samples, problems).check();
    more.accept(problems);
    problems.throwIfAny();
    return experiment;
  }

  /**
   * {@return the YAML form with every value, also those that are defaults}
   *
   * @param catalogs the plugins there are
   */
  public String yaml(Catalogs catalogs) {
    return Yaml.write(catalogs.writer().write(this));
  }
}
