package io.snn4j.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory in bytes, beyond what was in use before.
 *
 * @param heap what the heap holds between batches, and what a batch allocates: the most that a
 *     batch that begins without garbage can come to
 * @param offHeap what ND4J and BLAS hold outside the heap
 * @param allocated what a batch allocates on the heap
 */
public record Memory(long heap, long offHeap, long allocated) {

  private static final List<MemoryPoolMXBean> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  /** {@return heap and off-heap memory together} */
  public long total() {
    return heap + offHeap;
  }

  /** What is in use now, without garbage. */
  static Memory inUse() {
    Memory least = collected();
    // threads end, and off-heap memory is freed, a while after their owners have gone
    for (Memory now = collected(); now.total() < least.total(); now = collected()) {
      least = now;
    }
    return least;
  }

  private static Memory collected() {
    System.gc();
    LockSupport.parkNanos(50_000_000);
    long heap = HEAP.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    return new Memory(heap, offHeapNow(), 0);
  }

  /** ND4J's own count of its tensors, and JavaCPP's of the buffers that BLAS reads and writes. */
  private static long offHeapNow() {
    return Nd4j.getEnvironment().getDeviceCouner(0) + Pointer.totalBytes();
  }

  /** What a batch needs beyond what was in use before the work was built. */
  static Memory of(Work work, Memory before) {
    // not the heap's own peak, which counts memory handed to threads in advance
    Memory held = inUse();
    long allocated = allocatedSoFar();
    work.batch();
    allocated = Math.max(0, allocatedSoFar() - allocated);
    return new Memory(
        Math.max(0, held.heap - before.heap) + allocated,
        Math.max(0, offHeapNow() - before.offHeap),
        allocated);
  }

  /** What the threads that live have allocated on the heap. */
  private static long allocatedSoFar() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
      return 0;
    }
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
