package io.snn4j.mnist.command;

import io.snn4j.core.network.Network;
import io.snn4j.train.EvaluationResult;
import io.snn4j.train.History;
import io.snn4j.train.TrainingListener;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows how training goes: on a live terminal a bar with loss, accuracy and samples per second,
 * elsewhere ten plain lines an epoch.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {

  /** The share of the last batches in the running means. */
  private static final double MEMORY = 0.95;

  private static final int LINES = 10;

  private final Terminal terminal;
  private final LearnedCoefficients learned;
  private Optional<ProgressBar> bar = Optional.empty();
  private int epoch;
  private int first;
  private long start;
  private double loss;
  private double accuracy;

  TrainingProgress(Terminal terminal, Network network) {
    this.terminal = terminal;
    learned = new LearnedCoefficients(network);
  }

  @Override
  public void trained(Batch batch) {
    if (batch.epoch() != epoch) {
      epoch = batch.epoch();
      first = batch.done();
      start = System.nanoTime();
      loss = batch.loss();
      accuracy = batch.accuracy();
      begin("epoch " + batch.epoch() + "/" + batch.epochs(), batch.of());
    }
    loss = MEMORY * loss + (1 - MEMORY) * batch.loss();
    accuracy = MEMORY * accuracy + (1 - MEMORY) * batch.accuracy();
    String numbers = numbers(batch);
    if (bar.isPresent()) {
      bar.get().setExtraMessage(numbers);
      bar.get().stepTo(batch.done());
    } else if (batch.done() * LINES / batch.of() > (batch.done() - 1) * LINES / batch.of()) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "epoch %d/%d  batch %d/%d  %s%n",
              batch.epoch(),
              batch.epochs(),
              batch.done(),
              batch.of(),
              numbers);
    }
  }

  private String numbers(Batch batch) {
    // the first batch, which warms up, is left out of the speed
    double seconds = (System.nanoTime() - start) * 1e-9;
    int timed = batch.done() - first;
    double speed = timed > 0 ? timed * (double) batch.samples() / seconds : 0;
    return String.format(
        Locale.ROOT, "loss %.3f  accuracy %.1f %%  %.0f samples/s", loss, 100 * accuracy, speed);
  }

  @Override
  public void validated(int done, int of) {
    evaluated("validation", done, of);
  }

  @Override
  public void tested(int done, int of) {
    evaluated("test", done, of);
  }

  private void evaluated(String what, int done, int of) {
    if (done == 1) {
      begin(what, of);
    }
    bar.ifPresent(live -> live.stepTo(done));
  }

  @Override
  public void epoch(History.Epoch result) {
    close();
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "epoch %d  loss %.3f  accuracy %.2f %%  %.1f s  %.0f samples/s%s%s%n",
            result.number(),
            result.loss(),
            100 * result.accuracy(),
            result.seconds(),
            result.samplesPerSecond(),
            result
                .validation()
                .map(scores -> evaluation("validation", scores, result.validationSeconds()))
                .orElse(""),
            result
                .test()
                .map(scores -> evaluation("test", scores, result.testSeconds()))
                .orElse(""));
    if (!learned.isEmpty()) {
      terminal.out().println("learned   " + learned);
    }
    result.test().or(result::validation).ifPresent(this::warn);
  }

  private void warn(EvaluationResult scores) {
    scores
        .activity()
        .forEach(
            layer ->
                layer
                    .warning()
                    .ifPresent(sentence -> terminal.err().println("warning: " + sentence)));
  }

  private static String evaluation(String what, EvaluationResult result, double seconds) {
    return String.format(
        Locale.ROOT,
        "  |  %s loss %.3f  accuracy %.2f %%  %.1f s  (%d silent, %d tied of %d)",
        what,
        result.loss(),
        100 * result.accuracy(),
        seconds,
        result.undecided().silent(),
        result.undecided().tied(),
        result.samples());
  }

  private void begin(String task, int max) {
    close();
    if (terminal.live()) {
      bar = Optional.of(terminal.bar(task, max, "", 1));
    }
  }

  @Override
  public void close() {
    bar.ifPresent(Terminal::close);
    bar = Optional.empty();
  }
}
