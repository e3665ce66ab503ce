package io.snn4j.mnist.command;

import io.snn4j.bench.Measurement;
import io.snn4j.bench.peer.PeerTime;
import java.io.PrintStream;
import java.util.ArrayList;
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

  private static final String ROW = "%-10s  %8s  %9s  %8s  %5s  %8s  %12s  %9s  %7s  %s";
  private static final String PEER = "%-14s  %8s  %-10s  %s";
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
    out.println(
        "medians; floor: the matrix products with the pictures alone, all pixels, by the same"
            + " BLAS");
    out.println();
    line(
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
    line(
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

  /** How some compare with plain. */
  void foot(BenchReport report) {
    List<String> lines = new ArrayList<>();
    for (Measurement each : report.measurements()) {
      String times = each.workload().name() + ": %.2f times plain's ";
      report.overPlain(each).ifPresent(ratio -> lines.add(number(times + "time", ratio)));
      report
          .stepOverPlain(each)
          .ifPresent(ratio -> lines.add(number(times + "time per step", ratio)));
      report.memoryOverPlain(each).ifPresent(ratio -> lines.add(number(times + "memory", ratio)));
    }
    if (!lines.isEmpty()) {
      out.println();
      lines.forEach(out::println);
    }
  }

  void peerHead() {
    out.println();
    line(PEER, "peer", "ms/batch", "workload", "its time over ours");
  }

  void peer(PeerTime peer, BenchReport report) {
    Optional<Measurement> same = report.same(peer);
    line(
        PEER,
        peer.title(),
        number("%.2f", peer.ms()),
        same.map(ours -> ours.workload().name()).orElse("-"),
        same.map(ours -> number("%.2f", peer.ms() / ours.ms())).orElse("not measured"));
  }

  /** A whole line at once, for whoever reads along. */
  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? number(format, value.getAsDouble()) : "-";
  }
}
