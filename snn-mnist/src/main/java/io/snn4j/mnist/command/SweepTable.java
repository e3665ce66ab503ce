package io.snn4j.mnist.command;

import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a sweep as a table, the best in validation first. */
final class SweepTable {

  private final List<String> keys;
  private final List<Trial.Result> results;

  SweepTable(List<String> keys, List<Trial.Result> results) {
    this.keys = keys;
    this.results = results.stream().sorted(Trial.Result.BEST_FIRST).toList();
  }

  List<Trial.Result> sorted() {
    return results;
  }

  /** With a header, as RFC 4180 has it. */
  String csv() {
    StringBuilder csv = new StringBuilder("trial");
    keys.forEach(key -> csv.append(',').append(quoted(key)));
    csv.append(",validation_accuracy,validation_loss,training_accuracy,epoch,seconds,failure\n");
    for (Trial.Result result : results) {
      csv.append(result.trial().number());
      keys.forEach(key -> csv.append(',').append(quoted(value(result.trial(), key))));
      result
          .epoch()
          .ifPresentOrElse(
              epoch ->
                  csv.append(
                      String.format(
                          Locale.ROOT,
                          ",%s,%s,%s,%d,%.3f,",
                          result.accuracy(),
                          result.loss(),
                          epoch.accuracy(),
                          epoch.number(),
                          result.seconds())),
              () -> csv.append(",,,,,,").append(quoted(result.failure())));
      csv.append('\n');
    }
    return csv.toString();
  }

  void print(PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("trial"));
    head.addAll(keys);
    head.addAll(List.of("validation", "loss", "epoch", "time"));
    rows.add(head);
    for (Trial.Result result : results) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(result.trial().number())));
      keys.forEach(key -> row.add(value(result.trial(), key)));
      result
          .epoch()
          .ifPresentOrElse(
              epoch -> {
                row.add(String.format(Locale.ROOT, "%.2f %%", 100 * result.accuracy()));
                row.add(String.format(Locale.ROOT, "%.3f", result.loss()));
                row.add(String.valueOf(epoch.number()));
                row.add(String.format(Locale.ROOT, "%.1f s", result.seconds()));
              },
              () -> row.addAll(List.of("failed", "", "", "")));
      rows.add(row);
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(String.format("%" + width + "s  ", row.get(i)));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  static String value(Trial trial, String key) {
    Tree value = trial.values().get(key);
    return Yaml.inLine(value.plain());
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[,\"\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
