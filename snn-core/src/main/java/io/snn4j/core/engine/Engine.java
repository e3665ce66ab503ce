package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;

import io.snn4j.api.Check;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs independent pieces of work on a fixed number of threads.
 *
 * <p>Callers cut their work into pieces whose number and bounds do not depend on the number of
 * threads and whose results meet in a fixed order; that is why the same seed gives the same bits
 * for any number of threads.
 */
public final class Engine implements AutoCloseable {

  private final int threads;
  private final ForkJoinPool pool;

  /**
   * An engine.
   *
   * @param threads how many threads work at once, the caller's among them; at least 1
   */
  public Engine(int threads) {
    Check.that(threads >= 1, "threads must be at least 1, but was %d", threads);
    this.threads = threads;
    SingleThreaded.ensure();
    pool = threads == 1 ? null : new ForkJoinPool(threads - 1, Engine::worker, null, false);
  }

  /** The engine that uses every processor, shared by all who ask for no other. */
  public static Engine shared() {
    return Shared.ENGINE;
  }

  /** Makes BLAS and ND4J's operations single-threaded: the engine brings the threads. */
  private static final class SingleThreaded {
    static {
      Nd4j.getEnvironment().setMaxThreads(1);
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      blas_set_num_threads(1);
    }

    static void ensure() {}
  }

  private static final class Shared {
    static final Engine ENGINE = new Engine(Runtime.getRuntime().availableProcessors());
  }

  private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setDaemon(true);
    thread.setName("snn4j-" + thread.getPoolIndex());
    return thread;
  }

  /** The number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Calls the action with 0 to {@code pieces - 1}, each once, in any order, and returns when all
   * are done.
   */
  public void parallel(int pieces, IntConsumer action) {
    int helpers = Math.min(threads, pieces) - 1;
    if (helpers <= 0) {
      for (int i = 0; i < pieces; i++) {
        action.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    ForkJoinTask<?>[] tasks = new ForkJoinTask<?>[helpers];
    for (int h = 0; h < helpers; h++) {
      tasks[h] = pool.submit(new Share(next, pieces, action));
    }
    RuntimeException failure = null;
    try {
      share(next, pieces, action);
    } catch (RuntimeException e) {
      failure = e;
      next.set(pieces);
    }
    for (ForkJoinTask<?> task : tasks) {
      try {
        task.join();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void share(AtomicInteger next, int pieces, IntConsumer action) {
    for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
      action.accept(i);
    }
  }

  /** Ends the threads; the engine is not to be used afterwards. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }

  /** One thread's share: whatever pieces are left. */
  private static final class Share extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger next;
    private final int pieces;
    private final transient IntConsumer action;

    Share(AtomicInteger next, int pieces, IntConsumer action) {
      this.next = next;
      this.pieces = pieces;
      this.action = action;
    }

    @Override
    protected void compute() {
      share(next, pieces, action);
    }
  }
}
