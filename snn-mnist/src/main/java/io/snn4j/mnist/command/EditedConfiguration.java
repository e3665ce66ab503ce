package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Yaml;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether somebody edited the configuration that a run folder keeps, which does not change the run.
 */
record EditedConfiguration(Catalogs catalogs) {

  /**
   * A sentence that says what was edited and what to do instead; the edited file is then kept under
   * another name, as the run writes its own again.
   */
  Optional<String> warning(RunFolder folder, Experiment experiment) throws IOException {
    Optional<String> text = folder.configuration();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String difference;
    try {
      Experiment edited = Experiment.read(text.get(), catalogs);
      if (edited.equals(experiment)) {
        return Optional.empty();
      }
      difference = difference(edited, experiment);
    } catch (ConfigException e) {
      difference = e.problems().get(0);
    }
    Path aside = folder.setEditedAside();
    return Optional.of(
        "config.yaml was edited (%s), but a run goes on as it was begun; the edited file is kept as %s: train it anew with %s, or extend the run with %s"
            .formatted(
                difference,
                aside.getFileName(),
                Called.with("train", aside),
                Called.with("resume", folder.path(), "--epochs N")));
  }

  private String difference(Experiment edited, Experiment experiment) {
    Map<String, Object> theirs = catalogs.writer().write(edited);
    Map<String, Object> ours = catalogs.writer().write(experiment);
    List<String> differences = new ArrayList<>();
    theirs.forEach(
        (key, value) -> {
          if (!Objects.equals(value, ours.get(key))) {
            String now = Yaml.inLine(value);
            differences.add(
                now.length() > 40
                    ? key + " differs"
                    : key + " is " + now + ", not " + Yaml.inLine(ours.get(key)));
          }
        });
    return differences.isEmpty() ? "keys are missing" : String.join("; ", differences);
  }
}
