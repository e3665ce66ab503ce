package io.snn4j.mnist.command;

import io.snn4j.core.memory.Memory;
import java.util.function.BooleanSupplier;

/** Memory that several runs share: a run takes its part before it begins and waits if it must. */
final class Share {

  private final long heap;
  private final long offHeap;
  private final long all;
  private long takenHeap;
  private long takenOffHeap;

  /**
   * Memory to share, in bytes.
   *
   * @param all both together
   */
  Share(long heap, long offHeap, long all) {
    this.heap = heap;
    this.offHeap = offHeap;
    this.all = all;
  }

  /** What is free now, or less where so much is allowed. */
  static Share of(Room room, long allowed) {
    return new Share(
        room.heap(), Math.min(room.pointers(), room.machine()), Math.min(allowed, room.machine()));
  }

  /**
   * Takes memory, waiting until others have given some back.
   *
   * @return whether it was taken; not if it is more than there is or somebody asked to stop
   */
  synchronized boolean take(Memory need, BooleanSupplier stop) {
    boolean ever = fits(need.heap(), need.offHeap());
    while (ever
        && !stop.getAsBoolean()
        && !fits(takenHeap + need.heap(), takenOffHeap + need.offHeap())) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    if (!ever || stop.getAsBoolean()) {
      return false;
    }
    takenHeap += need.heap();
    takenOffHeap += need.offHeap();
    return true;
  }

  /** Whether so much is never more than there is. */
  private boolean fits(long onHeap, long off) {
    return onHeap <= heap && off <= offHeap && onHeap + off <= all;
  }

  synchronized void giveBack(Memory need) {
    takenHeap -= need.heap();
    takenOffHeap -= need.offHeap();
    notifyAll();
  }

  /** What there is to share, in bytes. */
  long all() {
    return Math.min(all, heap + offHeap);
  }
}
