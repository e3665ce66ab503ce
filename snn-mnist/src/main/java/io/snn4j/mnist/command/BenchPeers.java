package io.snn4j.mnist.command;

import io.snn4j.bench.Workload;
import io.snn4j.bench.Workloads;
import io.snn4j.bench.peer.Peer;
import io.snn4j.bench.peer.PeerException;
import io.snn4j.bench.peer.PeerTime;
import io.snn4j.bench.peer.Python;
import io.snn4j.core.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The calls of peers' scripts that are to be made.
 *
 * @param python what runs them
 * @param calls one for each mode of each script
 */
record BenchPeers(Python python, List<Call> calls) {

  /** A call of a script. */
  record Call(Peer peer, List<String> arguments) {}

  /**
   * Finds scripts and Python, before time is spent on measuring.
   *
   * @param lines a script each, with its arguments
   * @param command the Python to take, if the user chose one
   * @throws ConfigException if one is missing
   */
  static BenchPeers of(List<String> lines, Optional<String> command, List<Workload> wanted) {
    List<String> all = Workloads.all().stream().map(Workload::name).toList();
    List<String> names = wanted.stream().map(Workload::name).toList();
    try {
      List<Call> calls = new ArrayList<>();
      for (String line : lines) {
        Peer peer = Peer.of(line);
        for (List<String> arguments : peer.calls(names, all, Workloads.widths(wanted))) {
          calls.add(new Call(peer, arguments));
        }
      }
      return new BenchPeers(Python.withTorch(command), calls);
    } catch (PeerException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  /**
   * Makes the calls one after another.
   *
   * @param listener hears what each printed as soon as it has ended
   * @param progress shows which call is at work
   * @return what went wrong, a sentence each
   */
  List<String> run(int threads, Consumer<PeerTime> listener, Progress progress) {
    List<String> failures = new ArrayList<>();
    int done = 0;
    for (Call call : calls) {
      progress.part(String.join(" ", call.arguments()));
      try {
        call.peer().run(python, call.arguments(), threads).forEach(listener);
      } catch (PeerException e) {
        failures.add(e.getMessage());
      }
      progress.done(++done);
    }
    return failures;
  }
}
