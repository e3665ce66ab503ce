package io.snn4j.mnist.command;

import io.snn4j.bench.Measurement;
import io.snn4j.bench.Workloads;
import io.snn4j.bench.peer.PeerTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was measured, and what peers took for the same work. */
final class BenchReport {

  private final Map<String, Measurement> measured = new LinkedHashMap<>();
  private final List<PeerTime> peers = new ArrayList<>();

  void add(Measurement measurement) {
    measured.put(measurement.workload().name(), measurement);
  }

  void add(PeerTime peer) {
    peers.add(peer);
  }

  Collection<Measurement> measurements() {
    return measured.values();
  }

  List<PeerTime> peers() {
    return peers;
  }

  /** What does the same as a peer; absent where that was not measured. */
  Optional<Measurement> same(PeerTime peer) {
    List<String> names = Workloads.all().stream().map(workload -> workload.name()).toList();
    return Optional.ofNullable(measured.get(peer.workload(names)));
  }

  /** How the time of a batch compares with plain's, where the two are to be compared. */
  OptionalDouble overPlain(Measurement each) {
    String name = each.workload().name();
    return name.equals(Workloads.ONE_THREAD) || name.equals(Workloads.SCALAR)
        ? ratio(each.ms(), plain().map(Measurement::ms))
        : OptionalDouble.empty();
  }

  /** How the time of a step compares with plain's, where there are more of them. */
  OptionalDouble stepOverPlain(Measurement each) {
    return each.workload().name().equals(Workloads.LONG)
        ? ratio(each.msPerStep(), plain().map(Measurement::msPerStep))
        : OptionalDouble.empty();
  }

  /** How the memory compares with plain's, where there are more steps. */
  OptionalDouble memoryOverPlain(Measurement each) {
    return each.workload().name().equals(Workloads.LONG)
        ? ratio(
            (double) each.memory().total(), plain().map(plain -> (double) plain.memory().total()))
        : OptionalDouble.empty();
  }

  private Optional<Measurement> plain() {
    return Optional.ofNullable(measured.get(Workloads.PLAIN));
  }

  private static OptionalDouble ratio(double value, Optional<Double> of) {
    return of.isPresent() ? OptionalDouble.of(value / of.get()) : OptionalDouble.empty();
  }
}
