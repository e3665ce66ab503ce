package io.snn4j.train;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The bytes that are in use once the garbage is gone.
 *
 * @param heap of all objects that can be reached, without what a collector wastes between them
 * @param offHeap what JavaCPP's pointers and ND4J's arrays hold, as these count themselves
 */
record Held(long heap, long offHeap) {

  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  /** What is held now. */
  static Held now() {
    try {
      long offHeap = -1;
      int same = 0;
      // memory off the heap is freed by other threads, some time after the collection
      for (int tries = 0; same < 3 && tries < 30; tries++) {
        System.gc();
        Thread.sleep(20);
        same = offHeap == outside() ? same + 1 : 0;
        offHeap = outside();
      }
      return new Held(reachable(), outside());
    } catch (InterruptedException | JMException e) {
      throw new AssertionError(e);
    }
  }

  private static long outside() {
    // the name is ND4J's
    return Pointer.totalBytes() + Nd4j.getEnvironment().getDeviceCouner(0);
  }

  /** Counts the objects, after a collection. */
  private static long reachable() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    Matcher total = TOTAL.matcher((String) histogram);
    if (!total.find()) {
      throw new AssertionError("no total in the histogram of objects");
    }
    return Long.parseLong(total.group(1));
  }

  long total() {
    return heap + offHeap;
  }

  Held minus(Held before) {
    return new Held(heap - before.heap, offHeap - before.offHeap);
  }
}
