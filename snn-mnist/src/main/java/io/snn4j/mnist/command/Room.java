package io.snn4j.mnist.command;

import com.sun.management.OperatingSystemMXBean;
import io.snn4j.core.memory.Memory;
import io.snn4j.train.MemoryPlan;
import io.snn4j.train.experiment.Experiment;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory that is free, in bytes.
 *
 * @param heap what the Java heap may still take
 * @param idle the part of it that the process has already
 * @param pointers what JavaCPP, which holds the layers' matrices, may still take off the heap
 * @param machine what the machine, or the container, can still give this process
 */
record Room(long heap, long idle, long pointers, long machine) {

  /** What is free now, without garbage. */
  static Room now() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    long pointers =
        Pointer.maxBytes() == 0 ? Long.MAX_VALUE : Pointer.maxBytes() - Pointer.totalBytes();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long machine =
        Math.min(
            Pointer.availablePhysicalBytes(),
            system.getTotalMemorySize() - Pointer.physicalBytes());
    if (Pointer.maxPhysicalBytes() > 0) {
      machine = Math.min(machine, Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
    }
    return new Room(runtime.maxMemory() - used, runtime.freeMemory(), pointers, machine);
  }

  /**
   * Requires room for a network's weights and their gradients, before the network is built: a few
   * words can describe one that no machine holds.
   *
   * @param weights the number of values, by layer
   * @throws OutOfRoom if there is not enough
   */
  void requireWeights(Map<String, Long> weights) {
    if (weights.isEmpty()) {
      return;
    }
    double bytes = weights.values().stream().mapToDouble(count -> 2.0 * Float.BYTES * count).sum();
    Map.Entry<String, Long> largest =
        Collections.max(weights.entrySet(), Map.Entry.comparingByValue());
    // the initial values are drawn on the heap, layer after layer
    double drawn = (double) Float.BYTES * largest.getValue();
    if (bytes > Math.min(machine, pointers) || drawn > heap) {
      throw new OutOfRoom(
          String.format(
              Locale.US,
              "the network's weights and their gradients take %,.1f MB, but %s off the"
                  + " Java heap and %s of it are free; most of it goes to %s, with %,d"
                  + " weights; choose smaller layers",
              bytes / 1e6,
              mega(Math.min(machine, pointers)),
              mega(heap),
              largest.getKey(),
              largest.getValue()));
    }
  }

  /**
   * Requires room for all that a plan names besides what is there already.
   *
   * @param there the data set and the weights
   * @throws OutOfRoom if there is not enough
   */
  void require(MemoryPlan plan, Memory there, Experiment experiment, int threads) {
    Memory peak = plan.peak();
    long onHeap = peak.heap() - there.heap();
    long offHeap = peak.offHeap() - there.offHeap();
    long matrices = plan.layers().stream().mapToLong(layer -> layer.kept().offHeap()).sum();
    String most =
        peak.parts().stream()
            .max(Comparator.comparingLong(Memory::total))
            .map(part -> "%s, with %s".formatted(part.name(), mega(part.total())))
            .orElseThrow();
    String lower =
        "; most of it goes to %s; lower batch (%d), steps (%d) or threads (%d), or the size of layers"
            .formatted(most, experiment.batch(), experiment.net().steps(), threads);
    require(
        onHeap,
        heap,
        "the Java heap",
        lower + ", or give Java more, such as SNN_JAVA_OPTIONS=-Xmx" + gigas(peak.heap()) + "g");
    require(
        matrices,
        pointers,
        "matrices off the Java heap",
        lower
            + ", or allow more, such as SNN_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.maxbytes="
            + gigas(matrices)
            + "g");
    require(offHeap + Math.max(0, onHeap - idle), machine, "this machine's memory", lower);
  }

  private static void require(long needed, long free, String where, String advice) {
    if (needed > free) {
      throw new OutOfRoom(
          "training needs %s more of %s, but %s are free%s"
              .formatted(mega(needed), where, mega(Math.max(0, free)), advice));
    }
  }

  /** Whole gigabytes with room for the JVM and garbage. */
  private static long gigas(long bytes) {
    return bytes * 5 / 4 / (1L << 30) + 1;
  }

  /** Bytes as megabytes of a million bytes. */
  static String mega(long bytes) {
    return String.format(Locale.US, "%,.1f MB", bytes / 1e6);
  }
}
