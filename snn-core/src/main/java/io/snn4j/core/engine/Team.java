package io.snn4j.core.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that help a caller with the pieces of its work.
 *
 * <p>A training step is some twenty pieces of work of a tenth of a millisecond each, so a helper
 * looks out for the next one for a while before it sleeps: waking it takes longer than many a
 * piece.
 */
final class Team {

  private static final long LOOK_OUT_NANOS = 100_000;
  private static final long IDLE_NANOS = 5_000_000_000L;

  private final Helper[] helpers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Work work;
  private volatile boolean closed;

  Team(int helpers) {
    this.helpers = new Helper[helpers];
  }

  /**
   * Calls the action with 0 to {@code pieces - 1}. A caller that finds the team at work for
   * another, or for itself, does its pieces alone.
   */
  void run(int pieces, Engine.Piece action) {
    if (helpers.length == 0) {
      for (int i = 0; i < pieces; i++) {
        action.run(i, 0);
      }
      return;
    }
    int called = Math.min(helpers.length, pieces - 1);
    Work mine = new Work(pieces, action, 1 + Math.max(0, called));
    if (pieces > 1 && busy.compareAndSet(false, true)) {
      try {
        work = mine;
        call(called);
        mine.run(0);
        mine.awaitHelpers();
      } finally {
        work = null;
        busy.set(false);
      }
    } else {
      mine.run(0);
    }
    mine.throwFailure();
  }

  private void call(int count) {
    for (int i = 0; i < count && !closed; i++) {
      if (helpers[i] == null || !helpers[i].isAlive()) {
        helpers[i] = new Helper(i + 1);
        helpers[i].start();
      } else if (helpers[i].asleep) {
        LockSupport.unpark(helpers[i]);
      }
    }
  }

  void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  /** A thread that takes part in whatever work comes, and ends after a while without any. */
  private final class Helper extends Thread {

    private final int number;
    private volatile boolean asleep;

    Helper(int number) {
      super("snn4j-" + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      Work last = null;
      long since = System.nanoTime();
      while (!closed) {
        Work now = work;
        if (now != null && now != last) {
          now.help(number);
          last = now;
          since = System.nanoTime();
        } else if (System.nanoTime() - since < LOOK_OUT_NANOS) {
          Thread.onSpinWait();
        } else if (System.nanoTime() - since < IDLE_NANOS) {
          asleep = true;
          if (work == now) {
            LockSupport.parkNanos(this, IDLE_NANOS);
          }
          asleep = false;
        } else {
          return;
        }
      }
    }
  }

  /**
   * The pieces of one call, of which each thread has a range, and whatever is left of the others'
   * once that is done. What one call left in a core's cache is there when the next asks for it: the
   * same piece of an array mostly falls to the same thread.
   */
  private static final class Work {

    /** Counters share no cache line, which would go from core to core with every piece. */
    private static final int APART = Rows.CACHE_LINE / Integer.BYTES;

    private final AtomicIntegerArray taken;
    private final int ranges;
    private final AtomicInteger helping = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final int pieces;
    private final Engine.Piece action;

    Work(int pieces, Engine.Piece action, int ranges) {
      taken = new AtomicIntegerArray(ranges * APART);
      this.ranges = ranges;
      this.pieces = pieces;
      this.action = action;
    }

    /** Takes part; one who comes too late finds no piece left. */
    void help(int thread) {
      helping.incrementAndGet();
      run(thread);
      helping.decrementAndGet();
    }

    void run(int thread) {
      try {
        for (int i = 0; i < ranges; i++) {
          runRange((thread + i) % ranges, thread);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        for (int range = 0; range < ranges; range++) {
          taken.set(range * APART, pieces);
        }
      }
    }

    private void runRange(int range, int thread) {
      int first = first(range);
      int end = first(range + 1);
      for (int i = taken.getAndIncrement(range * APART);
          i < end - first;
          i = taken.getAndIncrement(range * APART)) {
        action.run(first + i, thread);
      }
    }

    private int first(int range) {
      return (int) ((long) range * pieces / ranges);
    }

    void awaitHelpers() {
      long since = System.nanoTime();
      while (helping.get() > 0) {
        // a sleep, however short, takes longer than most helpers still need
        if (System.nanoTime() - since < LOOK_OUT_NANOS) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(this, 1000);
        }
      }
    }

    void throwFailure() {
      if (failure.get() instanceof Error error) {
        throw error;
      } else if (failure.get() instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
