package io.snn4j.bench;

import io.snn4j.core.engine.Engine;
import io.snn4j.train.data.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Times workloads batch by batch, after having warmed them up.
 *
 * @param batches how many batches are timed, after as many to warm up; absent: as many as fit into
 *     a few seconds
 */
public record Stopwatch(OptionalInt batches) {

  /** Warming up goes on until so many stretches in a row were no faster than those before. */
  private static final long STRETCH = 1_000_000_000L;

  private static final int CALM = 2;
  private static final int MOST_STRETCHES = 20;
  private static final double FASTER = 0.97;

  private static final long TIMED = 2_000_000_000L;
  private static final long FLOOR = 800_000_000L;

  /** Batches and floor take turns, so that a busy minute of the machine meets both. */
  private static final int TURNS = 8;

  /**
   * Measures a workload.
   *
   * @param workload what to time
   * @param data what it may train on
   * @param threads the number of threads where it does not say itself
   * @return time and memory
   */
  public Measurement measure(Workload workload, Samples data, int threads) {
    int used = workload.threads().applyAsInt(threads);
    inThread(Executors.callable(() -> rehearse(workload, data, used)));
    return inThread(() -> measured(workload, data, used));
  }

  /** In a thread of its own, with which goes what it keeps for itself. */
  private static <T> T inThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task, "measuring").start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private Measurement measured(Workload workload, Samples data, int used) {
    try (Engine engine = new Engine(used)) {
      // before the workload, whose memory is what comes on top
      Optional<Work> floor = workload.floor().map(of -> of.apply(engine));
      floor.ifPresent(products -> take(0, products, new Times(), FLOOR));
      Memory before = Memory.inUse();
      Work work = workload.opening().open(data, engine);
      warmUp(work);
      Times times = new Times();
      Times floors = new Times();
      for (int turn = 0; turn < TURNS; turn++) {
        int now = turn;
        floor.ifPresent(products -> take(now, products, floors, FLOOR));
        take(turn, work, times, TIMED);
      }
      Memory memory = Memory.of(work, before);
      return new Measurement(
          workload,
          used,
          times.whole.size(),
          median(times.whole),
          times.medians(),
          floors.whole.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(floors.whole)),
          memory);
    }
  }

  /** How long the JIT compiler takes depends on the machine, and on what ran before. */
  private void warmUp(Work work) {
    if (batches.isPresent()) {
      for (int i = 0; i < batches.getAsInt(); i++) {
        work.batch();
      }
      return;
    }
    double best = Double.POSITIVE_INFINITY;
    int calm = 0;
    for (int i = 0; i < MOST_STRETCHES && calm < CALM; i++) {
      Times stretch = new Times();
      repeat(work, stretch, STRETCH);
      double now = median(stretch.whole);
      calm = now < FASTER * best ? 0 : calm + 1;
      best = Math.min(best, now);
    }
  }

  /** A batch for classes, caches and tables, which stay when the work goes, to be there before. */
  private static void rehearse(Workload workload, Samples data, int threads) {
    try (Engine engine = new Engine(threads)) {
      workload.opening().open(data, engine).batch();
    }
  }

  /** Times some batches: a turn's share of the time, or of their number. */
  private void take(int turn, Work work, Times into, long nanos) {
    if (batches.isEmpty()) {
      repeat(work, into, nanos / TURNS);
      return;
    }
    int all = batches.getAsInt();
    int share = all * (turn + 1) / TURNS - all * turn / TURNS;
    for (int i = 0; i < share; i++) {
      into.add(work);
    }
  }

  private static void repeat(Work work, Times into, long nanos) {
    long end = System.nanoTime() + nanos;
    do {
      into.add(work);
    } while (System.nanoTime() < end);
  }

  /** Times in milliseconds. */
  private static final class Times {

    private final List<Double> whole = new ArrayList<>();
    private final Map<String, List<Double>> parts = new LinkedHashMap<>();
    private long since;

    void add(Work work) {
      long start = System.nanoTime();
      since = start;
      work.batch(this::end);
      whole.add(ms(System.nanoTime() - start));
    }

    private void end(String part) {
      long now = System.nanoTime();
      parts.computeIfAbsent(part, name -> new ArrayList<>()).add(ms(now - since));
      since = now;
    }

    private static double ms(long nanos) {
      return nanos / 1e6;
    }

    Map<String, Double> medians() {
      Map<String, Double> medians = new LinkedHashMap<>();
      parts.forEach((part, times) -> medians.put(part, median(times)));
      return medians;
    }
  }

  /** The value in the middle, or the mean of the two that are. */
  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
