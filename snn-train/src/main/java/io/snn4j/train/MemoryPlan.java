package io.snn4j.train;

import io.snn4j.core.memory.Memory;
import io.snn4j.core.memory.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much memory training takes: what is kept from beginning to end, and what comes on top for a
 * moment. The peak is what is kept and the largest of the moments; garbage that the collector has
 * not yet removed, and what the JVM and its libraries take, are not in it.
 *
 * @param layers what each layer of the network needs for a training batch
 * @param kept what is kept, by part
 * @param moments what is taken at different times, and let go each time
 */
public record MemoryPlan(List<Need> layers, Memory kept, List<Memory> moments) {

  /** The moment at which everything needed to go on is copied. */
  public static final String CHECKPOINT = "a checkpoint";

  /**
   * Copies the lists.
   *
   * @param layers what each layer of the network needs for a training batch
   * @param kept what is kept, by part
   * @param moments what is taken at different times, and let go each time
   */
  public MemoryPlan {
    layers = List.copyOf(layers);
    moments = List.copyOf(moments);
  }

  /** {@return the moment that takes most} */
  public Memory largestMoment() {
    return moments.stream()
        .max(Comparator.comparingLong(Memory::total))
        .orElseGet(() -> Memory.of("nothing"));
  }

  /** {@return what is kept and the moment that takes most} */
  public Memory peak() {
    List<Memory> parts = new ArrayList<>(kept.parts());
    parts.add(largestMoment());
    return Memory.of("peak", parts);
  }

  /**
   * {@return the same with something more that is kept}
   *
   * @param more what takes the memory
   */
  public MemoryPlan keeping(Memory more) {
    List<Memory> parts = new ArrayList<>(kept.parts());
    parts.add(more);
    return new MemoryPlan(layers, Memory.of(kept.name(), parts), moments);
  }

  /**
   * {@return the same with more to it at one of the moments}
   *
   * @param moment the moment's name
   * @param more what takes the memory
   */
  public MemoryPlan during(String moment, Memory more) {
    return new MemoryPlan(
        layers,
        kept,
        moments.stream()
            .map(each -> each.name().equals(moment) ? plus(each, more) : each)
            .toList());
  }

  private static Memory plus(Memory moment, Memory more) {
    List<Memory> parts = new ArrayList<>(moment.parts());
    parts.add(more);
    return Memory.of(moment.name(), parts);
  }
}
