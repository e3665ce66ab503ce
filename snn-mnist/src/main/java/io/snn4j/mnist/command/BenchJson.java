package io.snn4j.mnist.command;

import io.snn4j.bench.Measurement;
import io.snn4j.bench.peer.PeerTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Measurements as one JSON object, with an object for each workload. */
final class BenchJson {

  private static final MathContext DIGITS = new MathContext(5);

  private BenchJson() {}

  static Map<String, Map<String, Object>> of(BenchReport report) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (Measurement each : report.measurements()) {
      all.put(each.workload().name(), workload(report, each));
    }
    for (PeerTime peer : report.peers()) {
      report.same(peer).ifPresent(ours -> put(all.get(ours.workload().name()), peer, ours));
    }
    return all;
  }

  private static Map<String, Object> workload(BenchReport report, Measurement each) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("ms", number(each.ms()));
    each.parts().forEach((part, ms) -> entry.put(part + "_ms", number(ms)));
    put(entry, "floor_ms", each.floorMs());
    put(entry, "over_floor", each.overFloor());
    put(entry, "over_plain", report.overPlain(each));
    put(entry, "step_over_plain", report.stepOverPlain(each));
    put(entry, "memory_over_plain", report.memoryOverPlain(each));
    entry.put("samples_per_second", number(each.samplesPerSecond()));
    entry.put("heap_bytes", each.memory().heap());
    entry.put("off_heap_bytes", each.memory().offHeap());
    entry.put("allocated_bytes", each.memory().allocated());
    entry.put("samples", each.workload().samples());
    entry.put("steps", each.workload().steps());
    entry.put("threads", each.threads());
    entry.put("batches", each.batches());
    return entry;
  }

  private static void put(Map<String, Object> entry, String key, OptionalDouble value) {
    if (value.isPresent()) {
      entry.put(key, number(value.getAsDouble()));
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> entry, PeerTime peer, Measurement ours) {
    Map<String, Object> peers =
        (Map<String, Object>) entry.computeIfAbsent("peers", key -> new LinkedHashMap<>());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ms", number(peer.ms()));
    if (peer.parts().size() > 1) {
      peer.parts().forEach((part, ms) -> values.put(part + "_ms", number(ms)));
    }
    values.put("ratio", number(peer.ms() / ours.ms()));
    peers.put(peer.name(), values);
  }

  /** Five digits, which is more than a measurement of time has. */
  private static BigDecimal number(double value) {
    return new BigDecimal(value, DIGITS).stripTrailingZeros();
  }
}
