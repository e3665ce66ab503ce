package io.snn4j.mnist.command;

import io.snn4j.core.config.Records;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a run came to, for programs. */
final class RunJson {

  private RunJson() {}

  static Map<String, Object> of(History history, Path folder, Path model) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("folder", folder.toString());
    run.put("ending", Records.enumName(history.ending()));
    if (history.kept() > 0) {
      History.Epoch kept = history.keptEpoch();
      run.put("model", model.toString());
      run.put("model_epoch", kept.number());
      kept.test().ifPresent(test -> run.put("test_accuracy", test.accuracy()));
    }
    run.put("epochs", history.epochs().stream().map(RunJson::epoch).toList());
    return run;
  }

  static Map<String, Object> epoch(History.Epoch epoch) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("epoch", epoch.number());
    values.put("loss", epoch.loss());
    values.put("accuracy", epoch.accuracy());
    values.put("seconds", epoch.seconds());
    put(values, "validation", epoch.validation());
    put(values, "test", epoch.test());
    return values;
  }

  private static void put(
      Map<String, Object> values, String name, Optional<EvaluationResult> result) {
    result.ifPresent(
        scores -> {
          Map<String, Object> inner = new LinkedHashMap<>();
          inner.put("loss", scores.loss());
          inner.put("accuracy", scores.accuracy());
          inner.put("silent", scores.undecided().silent());
          inner.put("tied", scores.undecided().tied());
          inner.put("samples", scores.samples());
          values.put(name, inner);
        });
  }
}
