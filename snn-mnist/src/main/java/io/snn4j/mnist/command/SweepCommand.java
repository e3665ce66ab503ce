package io.snn4j.mnist.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains one experiment with many choices of some of its values. */
@Command(
    name = "sweep",
    description = {
      "Tries many values of some keys of a configuration, several runs side by side.",
      "",
      "SWEEP is a YAML file:",
      "",
      "  experiment: my.yaml   # a file, a recipe, or keys as in a file",
      "  data: /data/mnist     # folder with the data, as --data",
      "  search: random        # or grid: every combination",
      "  trials: 20            # how many are drawn; a grid has all",
      "  seed: 0               # what they are drawn from",
      "  keys:                 # keys as of 'snn train --set'",
      "    network.*.leaky.beta: [0.8, 0.9, 0.95]",
      "    updater.adam.learningRate:",
      "      {from: 1e-4, to: 1e-2, scale: log, points: 5}",
      "    batch: {from: 50, to: 200, whole: true}",
      "",
      "Only keys must be there; without an experiment it is tutorial 5. A list is drawn from, a"
          + " range is drawn from evenly on its scale; of a grid's range so many points are taken."
          + " All trials are checked before the first begins.",
      "",
      "The folder --out gets a run folder for each trial, results.csv with the best in validation"
          + " first, results.png (a heat map for a grid of two keys, else a plot for each key) and"
          + " best.yaml, the best trial's configuration. Trials are told apart by held-out training"
          + " samples, a tenth unless 'validation' says otherwise, never by the test set.",
      "",
      "However a sweep ended, the same command, or 'snn resume' of its folder, goes on with it:"
          + " trials that are over are not trained again, the others go on from their last"
          + " checkpoint.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 if a trial failed, 2 after a wrong option or configuration, 130 if"
          + " interrupted.",
      "",
      "Examples:",
      "  snn sweep sweep.yaml --out runs/sweep",
      "  snn sweep sweep.yaml --set epochs=2 --cores 8 --memory 16"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "SWEEP", description = "YAML file of the sweep.")
  private Path file = Path.of("");

  @Mixin private final SettingOptions settings = new SettingOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with the data; else that of SWEEP.")
  private Optional<Path> data = Optional.empty();

  @Mixin private final SharingOptions sharing = new SharingOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results; runs/TIME unless given.")
  private Optional<Path> out = Optional.empty();

  @Mixin private final OutputOptions output = new OutputOptions();

  private final SweepRun sweep;
  private final Terminal terminal;

  @Inject
  SweepCommand(SweepRun sweep, Terminal terminal) {
    this.sweep = sweep;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    output.apply(terminal);
    return sweep.run(
        file, settings.settings(), out.orElseGet(TrainCommand::freshFolder), data, sharing);
  }
}
