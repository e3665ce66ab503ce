package io.snn4j.bench.peer;

import io.snn4j.bench.Workloads;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a script printed, as {@code NAME: ... LABEL NUMBER ms ...} or {@code NAME n=NEURONS: ...
 * LABEL NUMBER ms, LABEL NUMBER ms ...}.
 *
 * @param name the name of what it did, such as {@code hoist}
 * @param neurons the width of the layer, where the line says one
 * @param parts the times of its parts in milliseconds, by label
 */
public record PeerTime(String name, OptionalInt neurons, Map<String, Double> parts) {

  private static final Pattern LINE = Pattern.compile("([A-Za-z][\\w.-]*)(?: n=(\\d{1,9}))?: (.*)");
  private static final Pattern TIME = Pattern.compile("([A-Za-z]\\w*) (\\d+(?:\\.\\d+)?) ms\\b");

  /**
   * {@return the time in a line of output, if it is one that tells a time}
   *
   * @param line a line that the script printed
   */
  public static Optional<PeerTime> read(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, Double> parts = new LinkedHashMap<>();
    Matcher times = TIME.matcher(matcher.group(3));
    while (times.find()) {
      parts.put(times.group(1), Double.valueOf(times.group(2)));
    }
    OptionalInt neurons =
        matcher.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(2)));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new PeerTime(matcher.group(1), neurons, parts));
  }

  /** {@return the whole time of a batch, in milliseconds} */
  public double ms() {
    return parts.values().stream().mapToDouble(part -> part).sum();
  }

  /** {@return the name with the width of the layer, such as {@code multi n=512}} */
  public String title() {
    return neurons.isPresent() ? name + " n=" + neurons.getAsInt() : name;
  }

  /**
   * {@return the name of the workload with which it is compared: the one of the same name, else the
   * layer of the same width, else tutorial 5's training batch}
   *
   * @param workloads the names of all workloads
   */
  public String workload(Collection<String> workloads) {
    return workload(name, neurons, workloads);
  }

  static String workload(String name, OptionalInt neurons, Collection<String> workloads) {
    if (workloads.contains(name)) {
      return name;
    }
    return neurons.isPresent() ? Workloads.LAYER + neurons.getAsInt() : Workloads.PLAIN;
  }
}
