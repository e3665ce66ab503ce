package io.snn4j.mnist.command;

import io.snn4j.train.Trainer;
import io.snn4j.train.data.Batches;
import io.snn4j.train.data.Samples;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long training will take, from real batches timed after some to warm up.
 *
 * @param batchSeconds of a training batch
 * @param evaluationSeconds of all evaluations after an epoch
 * @param batches how many were timed
 * @param warmedUp how many came before them
 */
record TimeEstimate(double batchSeconds, double evaluationSeconds, int batches, int warmedUp) {

  /** Long enough for the JIT compiler, short enough to wait for. */
  private static final double WARM_UP = 2.5;

  private static final double MEASURED = 1.5;
  private static final int SOME = 500;

  /**
   * Trains on some batches, which changes the trainer's network, and evaluates some samples.
   *
   * @param progress shows what is being measured
   * @param train what is trained on
   * @param test what is tested after every epoch
   * @param validation what is validated with
   */
  static TimeEstimate measure(
      Progress progress,
      Trainer trainer,
      Batches train,
      Batches test,
      Optional<Batches> validation) {
    int[] order = train.shuffled(0, 1);
    int warm = 0;
    progress.at("measuring the time: warming up");
    long start = System.nanoTime();
    while (warm < 1 || (seconds(start) < WARM_UP && warm < train.complete())) {
      step(trainer, train, order, warm++);
    }
    int timed = 0;
    progress.at("measuring the time: training");
    start = System.nanoTime();
    while (timed < 1 || (seconds(start) < MEASURED && timed < train.complete())) {
      step(trainer, train, order, timed++);
    }
    double batch = seconds(start) / timed;
    progress.at("measuring the time: testing");
    double evaluation =
        evaluation(trainer, test) + validation.map(v -> evaluation(trainer, v)).orElse(0.0);
    return new TimeEstimate(batch, evaluation, timed, warm);
  }

  private static void step(Trainer trainer, Batches train, int[] order, int number) {
    int first = number % train.complete() * train.size();
    trainer.step(train.samples(), Arrays.copyOfRange(order, first, first + train.size()), 1);
  }

  /** Evaluates some of the samples, a first time to warm up. */
  private static double evaluation(Trainer trainer, Batches batches) {
    Samples all = batches.samples();
    int count = Math.min(SOME, all.size());
    Batches some = all.subset(IntStream.range(0, count).toArray()).batches(batches.size());
    trainer.classes(some);
    long start = System.nanoTime();
    trainer.classes(some);
    return seconds(start) * all.size() / count;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  /** A sentence for so many epochs of so many batches. */
  String sentence(int epochs, int ofBatches) {
    double epoch = ofBatches * batchSeconds + evaluationSeconds;
    return String.format(
        Locale.ROOT,
        "training will take about %s: %d epoch%s of %d batches of %.1f ms each, and %s to evaluate"
            + " after each epoch%nmeasured on %d batches after %d to warm up, while this machine"
            + " did whatever else it does; checkpoints are not in it",
        duration(epochs * epoch),
        epochs,
        epochs == 1 ? "" : "s",
        ofBatches,
        1000 * batchSeconds,
        duration(evaluationSeconds),
        batches,
        warmedUp);
  }

  /** Two digits are more than an estimate has. */
  static String duration(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%.2g s", Math.max(seconds, 0.01));
    } else if (seconds < 90 * 60) {
      return String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
    }
    return String.format(Locale.ROOT, "%.1f hours", seconds / 3600);
  }
}
