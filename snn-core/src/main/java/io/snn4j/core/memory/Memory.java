package io.snn4j.core.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much memory something takes: bytes on the Java heap and off it, and the parts they are the
 * sum of.
 *
 * @param name what it is for
 * @param heap bytes on the Java heap, that of all parts included
 * @param offHeap bytes off the heap, that of all parts included
 * @param parts what it consists of; empty if it is one thing
 */
public record Memory(String name, long heap, long offHeap, List<Memory> parts) {

  /**
   * Copies the list.
   *
   * @param name what it is for
   * @param heap bytes on the Java heap, that of all parts included
   * @param offHeap bytes off the heap, that of all parts included
   * @param parts what it consists of; empty if it is one thing
   */
  public Memory {
    parts = List.copyOf(parts);
  }

  /**
   * {@return the memory of something on the heap}
   *
   * @param name what takes the memory
   * @param bytes how many bytes
   */
  public static Memory heap(String name, long bytes) {
    return new Memory(name, bytes, 0, List.of());
  }

  /**
   * {@return the memory of so many floats off the heap}
   *
   * @param name what takes the memory
   * @param count how many floats
   */
  public static Memory offHeapFloats(String name, long count) {
    return new Memory(name, 0, Math.multiplyExact(count, (long) Float.BYTES), List.of());
  }

  /**
   * {@return the sum of its parts}
   *
   * @param name what takes the memory
   * @param parts what it is made of
   */
  public static Memory of(String name, List<Memory> parts) {
    return new Memory(
        name,
        parts.stream().mapToLong(Memory::heap).sum(),
        parts.stream().mapToLong(Memory::offHeap).sum(),
        parts);
  }

  /**
   * {@return the sum of its parts}
   *
   * @param name what takes the memory
   * @param parts what it is made of
   */
  public static Memory of(String name, Memory... parts) {
    return of(name, List.of(parts));
  }

  /** {@return the bytes on the heap and off it together} */
  public long total() {
    return heap + offHeap;
  }

  /**
   * {@return the same under another name}
   *
   * @param other the other name
   */
  public Memory named(String other) {
    return new Memory(other, heap, offHeap, parts);
  }

  /**
   * {@return the same so many times}
   *
   * @param count how often
   */
  public Memory times(int count) {
    return new Memory(
        name,
        Math.multiplyExact(heap, (long) count),
        Math.multiplyExact(offHeap, (long) count),
        parts.stream().map(part -> part.times(count)).toList());
  }

  /**
   * {@return what serves both in turn, as arrays that are kept and grow do: of each part the
   * larger}
   *
   * @param other of the same thing; parts are the same if they share a name
   */
  public Memory or(Memory other) {
    if (parts.isEmpty() && other.parts.isEmpty()) {
      return new Memory(
          name, Math.max(heap, other.heap), Math.max(offHeap, other.offHeap), List.of());
    }
    Map<String, Memory> joined = new LinkedHashMap<>();
    parts.forEach(part -> joined.merge(part.name, part, Memory::or));
    other.parts.forEach(part -> joined.merge(part.name, part, Memory::or));
    return of(name, new ArrayList<>(joined.values()));
  }
}
