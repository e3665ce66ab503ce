package io.snn4j.mnist.command;

import static io.snn4j.mnist.command.Room.mega;

import io.snn4j.core.layer.Layer;
import io.snn4j.core.memory.Flow;
import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import io.snn4j.core.network.Network;
import io.snn4j.train.MemoryPlan;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** The layers of a network with their shapes, and what training will take, part by part. */
final class MemoryTable {

  private final Terminal terminal;

  MemoryTable(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Network network, MemoryPlan plan, Room room) {
    terminal.out().println();
    line("layer", "output", "parameters", "heap", "off-heap");
    List<Layer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      Need need = plan.layers().get(i);
      long parameters =
          layers.get(i).parameters().stream().mapToLong(each -> each.value().length()).sum();
      line(
          layers.get(i).name(),
          shape(need.out()),
          String.format(Locale.US, "%,d", parameters),
          mega(need.kept().heap()),
          mega(need.kept().offHeap()));
    }
    terminal.out().println();
    line("memory", "", "total", "heap", "off-heap");
    plan.kept().parts().forEach(part -> line(part, part.name()));
    plan.moments().forEach(moment -> line(moment, "during " + moment.name()));
    line(plan.peak(), "peak, with the largest of these");
    terminal.out().println();
    terminal
        .out()
        .printf(
            "this process has %s now: the JVM, libraries, garbage, data set and weights%n",
            mega(Pointer.physicalBytes()));
    terminal
        .out()
        .printf(
            "free are %s of the Java heap, %s of this machine's memory%n",
            mega(room.heap()), mega(room.machine()));
  }

  private static String shape(Flow flow) {
    String kind = flow.kind().name().toLowerCase(Locale.ROOT);
    return flow.constant()
        ? "%s [%d,%d]".formatted(kind, flow.batch(), flow.features())
        : "%s [%d,%d,%d]".formatted(kind, flow.steps(), flow.batch(), flow.features());
  }

  private void line(Memory memory, String name) {
    line(name, "", mega(memory.total()), mega(memory.heap()), mega(memory.offHeap()));
  }

  private void line(String name, String output, String count, String heap, String offHeap) {
    terminal.out().printf("%-31s %-22s %12s %12s %12s%n", name, output, count, heap, offHeap);
  }
}
