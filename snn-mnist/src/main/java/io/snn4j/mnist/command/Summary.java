package io.snn4j.mnist.command;

import io.snn4j.api.Loss;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.SpikeEncoder;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.layer.LayerSpec;
import io.snn4j.train.augment.Augmentation;
import io.snn4j.train.data.Split;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.schedule.Schedule;
import io.snn4j.train.update.Updater;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is about to be trained, in a few lines. */
final class Summary {

  private final Terminal terminal;
  private final Catalogs catalogs;

  Summary(Terminal terminal, Catalogs catalogs) {
    this.terminal = terminal;
    this.catalogs = catalogs;
  }

  void print(String config, Task task, int threads, Optional<Path> folder) {
    Experiment experiment = task.experiment();
    line("", "SNN4J " + Version.ofSnn4j());
    line("config", config);
    String key = "network";
    for (LayerSpec layer : experiment.net().network()) {
      line(key, catalogs.describe(LayerSpec.class, layer));
      key = "";
    }
    String surrogate =
        experiment
            .net()
            .surrogate()
            .map(plugin -> catalogs.describe(SurrogateGradient.class, plugin))
            .orElse("atan");
    line(
        "",
        String.format(
            Locale.US,
            "%d steps, surrogate %s, %,d parameters",
            experiment.net().steps(),
            surrogate,
            task.network().parameterCount()));
    line("encoder", catalogs.describe(SpikeEncoder.class, experiment.encoder()));
    line("decoder", catalogs.describe(SpikeDecoder.class, experiment.decoder()));
    line("loss", catalogs.describe(Loss.class, experiment.loss()));
    line("updater", updater(experiment));
    line(
        "training",
        "batch %d, epochs %d, seed %d, threads %d"
            .formatted(experiment.batch(), experiment.epochs(), experiment.seed(), threads));
    experiment
        .augmentation()
        .ifPresent(chosen -> line("augment", catalogs.describe(Augmentation.class, chosen)));
    if (task.split().validation().isPresent()) {
      line("validate", validation(experiment, task.split()));
    }
    line("data", task.found().how());
    folder.ifPresent(path -> line("folder", path.toString()));
  }

  private String updater(Experiment experiment) {
    String updater = catalogs.describe(Updater.class, experiment.updater());
    String schedule = catalogs.describe(Schedule.class, experiment.schedule());
    return updater
        + (schedule.equals("constant") ? "" : ", schedule " + schedule)
        + (experiment.gradientClip() == 0 ? "" : ", gradientClip " + experiment.gradientClip());
  }

  private String validation(Experiment experiment, Split split) {
    String held =
        "%d of %d training samples held out"
            .formatted(
                split.validation().orElseThrow().size(),
                split.validation().orElseThrow().size() + split.train().size());
    return held
        + experiment
            .earlyStopping()
            .map(rule -> ", early stopping " + Yaml.inLine(catalogs.writer().write(rule)))
            .orElse("");
  }

  private void line(String key, String value) {
    terminal.out().printf(Locale.ROOT, "%-9s %s%n", key, value);
  }
}
