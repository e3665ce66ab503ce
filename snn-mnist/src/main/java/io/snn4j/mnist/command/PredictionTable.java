package io.snn4j.mnist.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What a network says of pictures, as text. */
final class PredictionTable {

  private final PrintStream out;
  private final boolean brief;
  private boolean begun;

  /**
   * A table of pictures.
   *
   * @param out where it is printed
   * @param brief whether each has one line, with the class and what speaks for it
   */
  PredictionTable(PrintStream out, boolean brief) {
    this.out = out;
    this.brief = brief;
  }

  void print(Prediction prediction) {
    if (!begun) {
      begun = true;
      out.println(brief ? "class   score  spikes  picture" : head(prediction.spikes().size()));
    }
    if (brief) {
      line(prediction);
    } else {
      block(prediction);
    }
  }

  private void line(Prediction prediction) {
    int answer = prediction.answer();
    String score = answer < 0 ? "-" : value(prediction.scores().get(answer));
    String spikes = answer < 0 ? "-" : value(prediction.spikes().get(answer));
    out.printf(
        "%-5s %7s %7s  %s%s%n", name(answer), score, spikes, prediction.file(), prediction.doubt());
  }

  private static String head(int classes) {
    StringBuilder head = new StringBuilder("class            ");
    for (int c = 0; c < classes; c++) {
      head.append("%7d".formatted(c));
    }
    return head.toString();
  }

  private void block(Prediction prediction) {
    out.printf("%-5s %s%s%n", name(prediction.answer()), prediction.file(), prediction.doubt());
    if (!prediction.scores().equals(prediction.spikes())) {
      row("scores", prediction.scores());
    }
    row("spikes", prediction.spikes());
    StringBuilder row = new StringBuilder("      max U      ");
    prediction.membrane().forEach(u -> row.append(String.format(Locale.ROOT, "%7.2f", u)));
    out.println(row);
  }

  private void row(String name, List<Float> values) {
    StringBuilder row = new StringBuilder("      %-11s".formatted(name));
    values.forEach(value -> row.append("%7s".formatted(value(value))));
    out.println(row);
  }

  private static String value(float value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.4g", value);
  }

  private static String name(int answer) {
    return answer < 0 ? "-" : Integer.toString(answer);
  }

  /**
   * Says what all came to, where there were many.
   *
   * @param failed how many pictures could not be read
   */
  void end(List<Prediction> predictions, int failed) {
    if (!brief) {
      return;
    }
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    predictions.forEach(each -> counts.merge(each.answer(), 1, Integer::sum));
    StringBuilder line = new StringBuilder("%d pictures".formatted(predictions.size()));
    String separator = ": ";
    for (var entry : counts.tailMap(0).entrySet()) {
      line.append("%s%d of class %d".formatted(separator, entry.getValue(), entry.getKey()));
      separator = ", ";
    }
    long doubtful = predictions.stream().filter(each -> !each.doubt().isEmpty()).count();
    if (counts.containsKey(-1)) {
      line.append("; %d without an answer".formatted(counts.get(-1)));
    }
    if (doubtful > 0) {
      line.append("; %d in doubt".formatted(doubtful));
    }
    if (failed > 0) {
      line.append("; %d more cannot be read".formatted(failed));
    }
    out.println(line);
  }
}
