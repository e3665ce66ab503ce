package io.snn4j.mnist.command;

import io.snn4j.train.Activity;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import io.snn4j.train.Position;
import io.snn4j.train.TrainingListener;
import io.snn4j.train.store.Environment;
import io.snn4j.train.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps what happens in a run in its folder's events. */
final class EventLog implements TrainingListener {

  private final RunFolder folder;

  EventLog(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * The run begins, or goes on.
   *
   * @param from where it goes on
   */
  void begin(Task task, Optional<Position> from, int threads) throws IOException {
    Environment environment =
        Environment.ofThisProcess(Version.ofSnn4j(), threads, task.experiment().seed());
    folder.environment(environment);
    Map<String, Object> values = new LinkedHashMap<>();
    from.ifPresent(position -> put(values, position));
    values.put("data", task.found().how());
    values.put("environment", environment.plain());
    folder.events().add(from.isPresent() ? "resume" : "start", values);
  }

  void checkpoint(Position position) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, position);
    folder.events().add("checkpoint", values);
  }

  private static void put(Map<String, Object> values, Position position) {
    values.put("epoch", position.epoch());
    values.put("batches", position.batches());
  }

  @Override
  public void epoch(History.Epoch epoch) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("epoch", epoch.number());
    values.put("loss", epoch.loss());
    values.put("accuracy", epoch.accuracy());
    values.put("seconds", epoch.seconds());
    epoch.validation().ifPresent(result -> put(values, "validation_", result));
    epoch.test().ifPresent(result -> put(values, "test_", result));
    add("epoch", values);
    epoch.test().or(epoch::validation).ifPresent(this::warn);
  }

  private static void put(Map<String, Object> values, String prefix, EvaluationResult result) {
    values.put(prefix + "loss", result.loss());
    values.put(prefix + "accuracy", result.accuracy());
    values.put(prefix + "silent", result.undecided().silent());
    values.put(prefix + "tied", result.undecided().tied());
  }

  private void warn(EvaluationResult result) {
    for (Activity layer : result.activity()) {
      layer.warning().ifPresent(sentence -> add("warning", Map.of("text", sentence)));
    }
  }

  void failed(String sentence) throws IOException {
    folder.events().add("failure", Map.of("text", sentence));
  }

  void end(History history) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ending", history.ending().name().toLowerCase(Locale.ROOT));
    values.put("epochs", history.epochs().size());
    values.put("kept", history.kept());
    folder.events().add("end", values);
  }

  /** A listener throws no checked exceptions. */
  private void add(String event, Map<String, ?> values) {
    try {
      folder.events().add(event, values);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written to: %s".formatted(folder.events().file(), Reasons.of(e)), e);
    }
  }
}
