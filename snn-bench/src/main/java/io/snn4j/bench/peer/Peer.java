package io.snn4j.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A script that does the work of some workloads, and how it is called.
 *
 * @param script the file
 * @param arguments what follows it; empty: each mode that its comment names, in turn
 */
public record Peer(Path script, List<String> arguments) {

  /**
   * Reads {@code SCRIPT [ARGUMENT ...]}, separated by spaces; a file whose name has spaces may
   * stand alone.
   *
   * @param line the command line
   * @return the script
   * @throws PeerException if there is no such file
   */
  public static Peer of(String line) throws PeerException {
    Path whole = Path.of(line);
    if (Files.isRegularFile(whole)) {
      return new Peer(whole, List.of());
    }
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    Path script = Path.of(words.get(0));
    if (!Files.isRegularFile(script)) {
      throw new PeerException("the script " + script + " does not exist");
    }
    return new Peer(script, List.copyOf(words.subList(1, words.size())));
  }

  /**
   * {@return the calls that are worth making}
   *
   * @param wanted the names of the workloads that are measured
   * @param all the names of all workloads
   * @param widths the widths of the layers that are measured
   * @throws PeerException if no arguments were given, and the script names no modes
   */
  public List<List<String>> calls(
      Collection<String> wanted, Collection<String> all, List<Integer> widths)
      throws PeerException {
    if (!arguments.isEmpty()) {
      return List.of(arguments);
    }
    PeerScript described = PeerScript.read(script);
    if (described.modes().isEmpty()) {
      throw new PeerException(
          "%s says of no modes in its comment, in lines 'MODE  NAME  text'; give its arguments, as in --peer '%s ARGUMENT'"
              .formatted(script, script));
    }
    List<List<String>> calls = new ArrayList<>();
    for (String mode : described.modes()) {
      if (described.takesWidth()) {
        widths.forEach(width -> calls.add(List.of(mode, width.toString())));
      } else if (wanted.contains(PeerTime.workload(mode, OptionalInt.empty(), all))) {
        calls.add(List.of(mode));
      }
    }
    return calls;
  }

  /**
   * Runs the script once.
   *
   * @param python runs it
   * @param call the script and its arguments
   * @param threads the number of threads it shall use, which it reads from THREADS
   * @return the times it printed, at least one
   * @throws PeerException if it fails, or prints no time
   */
  public List<PeerTime> run(Python python, List<String> call, int threads) throws PeerException {
    List<String> line = new ArrayList<>();
    line.add(script.toString());
    line.addAll(call);
    String said = String.join(" ", line);
    Python.Output output;
    try {
      output = python.run(line, Map.of("THREADS", String.valueOf(threads)));
    } catch (IOException e) {
      throw new PeerException("'%s' cannot be run: %s".formatted(said, e.getMessage()));
    }
    if (output.code() != 0) {
      throw new PeerException(
          "'%s' failed with exit code %d: %s".formatted(said, output.code(), output.lastWords()));
    }
    List<PeerTime> times =
        output.out().lines().flatMap(text -> PeerTime.read(text).stream()).toList();
    if (times.isEmpty()) {
      throw new PeerException(
          "'%s' printed no line of the form 'NAME: LABEL NUMBER ms'".formatted(said));
    }
    return times;
  }
}
