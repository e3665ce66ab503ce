package io.snn4j.mnist.command;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.schema.JsonSchema;
import io.snn4j.mnist.data.DataSources;
import io.snn4j.train.experiment.Experiment;
import jakarta.inject.Inject;
import java.util.Map;

/** The JSON Schema of experiments, with the plugins on the class path and the data sets. */
public final class Schema {

  private final Catalogs catalogs;

  @Inject
  Schema(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /** As text, indented. */
  String json() {
    Map<String, Object> schema =
        JsonSchema.of(
            "SNN4J experiment",
            new Experiment(),
            catalogs,
            Map.of("dataset", DataSources.Choice.names()));
    return Json.of(schema) + "\n";
  }
}
