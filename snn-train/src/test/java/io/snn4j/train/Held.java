package io.snn4j.train;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The bytes that are in use once the garbage is gone.
 *
 * @param heap on the Java heap
 * @param offHeap off it: what JavaCPP's pointers and ND4J's arrays hold, as these count themselves
 */
record Held(long heap, long offHeap) {

  /** What is held now. */
  static Held now() {
    Held last = once();
    // off the heap memory is freed by other threads, some time after the collection
    for (int same = 0, tries = 0; same < 2 && tries < 20; tries++) {
      Held next = once();
      same = next.offHeap == last.offHeap ? same + 1 : 0;
      last = next;
    }
    return last;
  }

  private static Held once() {
    System.gc();
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Runtime runtime = Runtime.getRuntime();
    return new Held(
        runtime.totalMemory() - runtime.freeMemory(),
        // the name is ND4J's
        Pointer.totalBytes() + Nd4j.getEnvironment().getDeviceCouner(0));
  }

  long total() {
    return heap + offHeap;
  }

  Held minus(Held before) {
    return new Held(heap - before.heap, offHeap - before.offHeap);
  }
}
