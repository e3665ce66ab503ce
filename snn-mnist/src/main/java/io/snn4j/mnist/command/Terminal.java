package io.snn4j.mnist.command;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where a command prints.
 *
 * @param out for results
 * @param err for progress and errors
 * @param live whether a person watches, so that lines may be drawn anew
 */
public record Terminal(PrintStream out, PrintStream err, boolean live) {

  private static final int WIDTH = 100;

  /** The streams of this process; the property {@code snn4j.live} says whether a person watches. */
  public static Terminal ofThisProcess() {
    return new Terminal(System.out, System.err, Boolean.getBoolean("snn4j.live"));
  }

  /** A progress bar at the foot of the screen; only for a live terminal. */
  ProgressBar bar(String task, long max, String unit, long unitSize) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(max)
        .setUnit(unit, unitSize)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
        .clearDisplayOnFinish()
        .hideEta()
        .build();
  }
}
