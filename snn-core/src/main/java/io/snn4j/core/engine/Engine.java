package io.snn4j.core.engine;

import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;

import io.snn4j.api.Check;
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
  private final Team team;

  /**
   * An engine.
   *
   * @param threads how many threads work at once, the caller's among them; at least 1
   */
  public Engine(int threads) {
    Check.that(threads >= 1, "threads must be at least 1, but was %d", threads);
    this.threads = threads;
    SingleThreaded.ensure();
    team = new Team(threads - 1);
  }

  /** {@return the engine that uses every processor, shared by all who ask for no other} */
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

  /** {@return the number of threads} */
  public int threads() {
    return threads;
  }

  /**
   * Calls the action with 0 to {@code pieces - 1}, each once, in any order, and returns when all
   * are done. What the action throws first is thrown here, once no thread is at work any more; the
   * pieces not yet begun are then left out.
   *
   * @param pieces how many pieces the work is cut into
   * @param action does one piece of the work
   */
  public void parallel(int pieces, IntConsumer action) {
    if (threads > 1) {
      team.run(pieces, (piece, thread) -> action.accept(piece));
      return;
    }
    for (int piece = 0; piece < pieces; piece++) {
      action.accept(piece);
    }
  }

  /**
   * The same for an action that keeps something for each thread.
   *
   * @param pieces how many pieces the work is cut into
   * @param action does one piece of the work
   */
  public void parallel(int pieces, Piece action) {
    team.run(pieces, action);
  }

  /** One piece of the work, done by one of the threads. */
  @FunctionalInterface
  public interface Piece {

    /**
     * Does it.
     *
     * @param piece which piece, from 0
     * @param thread which of the engine's threads does it, from 0 on; no other does at this time
     */
    void run(int piece, int thread);
  }

  /** Ends the threads; the engine is not to be used afterwards. */
  @Override
  public void close() {
    team.close();
  }
}
