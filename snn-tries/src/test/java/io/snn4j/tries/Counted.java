package io.snn4j.tries;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Properties that note what they were tried on; TriesTest runs them. */
class Counted {

  /** By property, the arguments in the order of the tries. */
  static final Map<String, List<Long>> SEEN = new TreeMap<>();

  @Property
  void open(@ForAll long x) {
    note("open", x);
  }

  @Property(tries = 20)
  void stated(@ForAll long x) {
    note("stated", x);
  }

  @Property(tries = 20, seed = "7")
  void seeded(@ForAll long x) {
    note("seeded", x);
  }

  @Property
  void drawsNothing() {
    note("drawsNothing", 0);
  }

  private static void note(String property, long x) {
    SEEN.computeIfAbsent(property, p -> new ArrayList<>()).add(x);
  }
}
