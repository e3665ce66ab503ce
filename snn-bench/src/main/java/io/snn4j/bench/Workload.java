package io.snn4j.bench;

import io.snn4j.core.engine.Engine;
import io.snn4j.train.data.Samples;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * A named piece of work that is timed.
 *
 * @param name a short name for tables, such as {@code plain}
 * @param about what it is, in a line
 * @param samples the number of samples of a batch
 * @param steps the number of steps T
 * @param onData whether it trains on data; if not, it makes its own input
 * @param threads how many threads it uses where so many are asked for
 * @param opening builds it, up to its first batch
 * @param floor its products with the pictures, alone; absent where it has none such
 */
public record Workload(
    String name,
    String about,
    int samples,
    int steps,
    boolean onData,
    IntUnaryOperator threads,
    Opening opening,
    Optional<Function<Engine, Work>> floor) {

  /** Builds the work of a workload. */
  @FunctionalInterface
  public interface Opening {

    /**
     * Builds it.
     *
     * @param data what there is to train on
     * @param engine what does the work
     * @return what runs one batch at each call
     */
    Work open(Samples data, Engine engine);
  }
}
