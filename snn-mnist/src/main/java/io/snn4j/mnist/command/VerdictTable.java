package io.snn4j.mnist.command;

import io.snn4j.train.reference.Verification.Deviation;
import io.snn4j.train.reference.Verification.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a reference file, as text: for each kind of cases a table with a line for each case,
 * or for each of its arrays.
 *
 * @param out where it is printed
 * @param everyArray whether all arrays are shown, or only the worst of each case
 */
record VerdictTable(PrintStream out, boolean everyArray) {

  private static final String OFF = "  DOES NOT AGREE";

  void print(String file, String source, List<Verdict> verdicts) {
    out.println(Plain.text(file + ": " + source));
    Map<String, List<Verdict>> families = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      families.computeIfAbsent(verdict.family(), family -> new ArrayList<>()).add(verdict);
    }
    families.forEach(this::print);
  }

  private void print(String family, List<Verdict> verdicts) {
    String row = "  %9s  %9s  %-" + widestArray(verdicts) + "s  %s%s%n";
    out.println();
    out.println("  " + (family.equals("?") ? "of no known kind" : family));
    out.printf(Locale.ROOT, row, "deviation", "tolerance", "array", "case", "");
    for (Verdict verdict : verdicts) {
      verdict
          .problem()
          .ifPresent(
              problem ->
                  out.printf(
                      Locale.ROOT,
                      row,
                      "-",
                      "-",
                      "-",
                      name(verdict),
                      OFF + ": " + Plain.text(problem)));
      for (Deviation each : shown(verdict)) {
        out.printf(
            Locale.ROOT,
            row,
            number(each.deviation()),
            number(each.tolerance()),
            Plain.text(each.array()),
            name(verdict),
            each.agrees() ? "" : OFF);
      }
    }
    long agreeing = verdicts.stream().filter(Verdict::agrees).count();
    out.printf(Locale.ROOT, "  %d of %d agree%n%n", agreeing, verdicts.size());
  }

  private int widestArray(List<Verdict> verdicts) {
    return verdicts.stream()
        .flatMap(verdict -> shown(verdict).stream())
        .mapToInt(each -> each.array().length())
        .reduce("array".length(), Math::max);
  }

  private List<Deviation> shown(Verdict verdict) {
    if (everyArray) {
      return verdict.deviations();
    }
    return verdict.deviations().stream()
        .max(Comparator.comparingDouble(Deviation::share))
        .map(List::of)
        .orElse(List.of());
  }

  private static String name(Verdict verdict) {
    return Plain.text(verdict.name());
  }

  /** Two digits, as a deviation is an order of magnitude. */
  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
