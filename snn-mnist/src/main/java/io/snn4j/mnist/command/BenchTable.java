package io.snn4j.mnist.command;

import io.snn4j.bench.Measurement;
import io.snn4j.bench.peer.PeerTime;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Measurements as text, a line for each as it comes.
 *
 * @param out where it is printed
 */
record BenchTable(PrintStream out) {

  private static final String ROW = "%-10s  %8s  %9s  %8s  %5s  %8s  %12s  %9s  %7s  %s%n";
  private static final double MIB = 1 << 20;

  void head(int threads, Optional<String> data) {
    out.printf(
        Locale.ROOT,
        "SNN4J %s, Java %s on %s, threads %d%n",
        Version.ofSnn4j(),
        System.getProperty("java.version"),
        System.getProperty("os.arch"),
        threads);
    data.ifPresent(how -> out.println("data: " + how));
    out.println("medians; floor: the unavoidable matrix products alone, by the same BLAS");
    out.println();
    out.printf(
        ROW,
        "workload",
        "ms/batch",
        "samples/s",
        "floor ms",
        "ratio",
        "heap MiB",
        "off-heap MiB",
        "KiB/batch",
        "batches",
        "");
  }

  void row(Measurement each) {
    out.printf(
        ROW,
        each.workload().name(),
        number("%.2f", each.ms()),
        number("%.0f", each.samplesPerSecond()),
        number("%.2f", each.floorMs()),
        number("%.2f", each.overFloor()),
        number("%.1f", each.memory().heap() / MIB),
        number("%.1f", each.memory().offHeap() / MIB),
        number("%.0f", each.memory().allocated() / 1024.0),
        String.valueOf(each.batches()),
        each.workload().about() + parts(each.parts()));
  }

  private static String parts(Map<String, Double> parts) {
    return parts.isEmpty()
        ? ""
        : parts.entrySet().stream()
            .map(part -> number("%.2f", part.getValue()) + " " + part.getKey())
            .collect(Collectors.joining(" + ", " (", ")"));
  }

  void foot(BenchReport report) {
    out.println();
    for (Measurement each : report.measurements()) {
      String name = each.workload().name();
      report.overPlain(each).ifPresent(ratio -> line("%s: %.2f times plain's time", name, ratio));
      report
          .stepOverPlain(each)
          .ifPresent(ratio -> line("%s: %.2f times plain's time per step", name, ratio));
      report
          .memoryOverPlain(each)
          .ifPresent(ratio -> line("%s: %.2f times plain's memory", name, ratio));
    }
    peers(report);
  }

  private void peers(BenchReport report) {
    List<PeerTime> peers = report.peers();
    if (peers.isEmpty()) {
      return;
    }
    String row = "%-14s  %8s  %-10s  %s%n";
    out.println();
    out.printf(row, "peer", "ms/batch", "workload", "its time over ours");
    for (PeerTime peer : peers) {
      Optional<Measurement> same = report.same(peer);
      out.printf(
          row,
          peer.title(),
          number("%.2f", peer.ms()),
          same.map(ours -> ours.workload().name()).orElse("-"),
          same.map(ours -> number("%.2f", peer.ms() / ours.ms())).orElse("not measured"));
    }
  }

  private void line(String sentence, Object... values) {
    out.printf(Locale.ROOT, sentence + "%n", values);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? number(format, value.getAsDouble()) : "-";
  }
}
