package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;

import io.snn4j.api.Check;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
   * are done. What the action throws first is thrown here, once no thread is at work any more; the
   * pieces not yet begun are then left out.
   */
  public void parallel(int pieces, IntConsumer action) {
    int helpers = Math.min(threads, pieces) - 1;
    if (helpers <= 0) {
      for (int i = 0; i < pieces; i++) {
        action.accept(i);
      }
      return;
    }
    Work work = new Work(pieces, action);
    ForkJoinTask<?>[] tasks = new ForkJoinTask<?>[helpers];
    for (int h = 0; h < helpers; h++) {
      tasks[h] = pool.submit(work);
    }
    work.run();
    for (ForkJoinTask<?> task : tasks) {
      task.join();
    }
    work.throwFailure();
  }

  /** Ends the threads; the engine is not to be used afterwards. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }

  /** The pieces of one call; each thread that runs it takes whatever pieces are left. */
  private static final class Work implements Runnable {
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final int pieces;
    private final IntConsumer action;

    Work(int pieces, IntConsumer action) {
      this.pieces = pieces;
      this.action = action;
    }

    @Override
    public void run() {
      try {
        for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
          action.accept(i);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        next.set(pieces);
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
