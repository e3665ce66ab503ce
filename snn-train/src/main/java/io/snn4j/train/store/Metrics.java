package io.snn4j.train.store;

import io.snn4j.decoding.Undecided;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import java.util.List;
import java.util.Locale;

/** The table of a run's epochs, as comma-separated values. */
final class Metrics {

  private static final String HEADER =
      "dataset,epoch,loss,accuracy,seconds,test_loss,test_accuracy,test_silent,test_tied,"
          + "test_seconds,validation_loss,validation_accuracy,validation_seconds\n";

  private Metrics() {}

  static String csv(String dataset, List<History.Epoch> epochs) {
    StringBuilder csv = new StringBuilder(HEADER);
    epochs.forEach(epoch -> csv.append(dataset).append(',').append(line(epoch)).append('\n'));
    return csv.toString();
  }

  private static String line(History.Epoch epoch) {
    String test = epoch.test().map(result -> test(result, epoch.testSeconds())).orElse(",,,,");
    String validation =
        epoch
            .validation()
            .map(result -> format("%s,%.3f", score(result), epoch.validationSeconds()))
            .orElse(",,");
    return format(
        "%d,%.6f,%.6f,%.3f,%s,%s",
        epoch.number(), epoch.loss(), epoch.accuracy(), epoch.seconds(), test, validation);
  }

  private static String test(EvaluationResult result, double seconds) {
    Undecided undecided = result.undecided();
    return format("%s,%d,%d,%.3f", score(result), undecided.silent(), undecided.tied(), seconds);
  }

  private static String score(EvaluationResult result) {
    return format("%.6f,%.6f", result.loss(), result.accuracy());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
