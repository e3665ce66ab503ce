package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where a command prints, and how much of what it has to say. */
public final class Terminal {

  private static final int WIDTH = 100;

  /** How much is said. */
  enum Words {
    /** Everything, for people. */
    ALL,
    /** What it came to, in a line. */
    RESULT,
    /** What it came to, as JSON for programs. */
    JSON
  }

  private final PrintStream out;
  private final PrintStream err;
  private final boolean live;
  private Words words = Words.ALL;

  /**
   * A terminal that says everything.
   *
   * @param out for results
   * @param err for progress and errors
   * @param live whether a person watches, so that lines may be drawn anew
   */
  public Terminal(PrintStream out, PrintStream err, boolean live) {
    this.out = out;
    this.err = err;
    this.live = live;
  }

  /** Says this much from now on. */
  void say(Words chosen) {
    words = chosen;
  }

  /** {@return what is printed for people; nowhere where they want no more than the result} */
  public PrintStream out() {
    return words == Words.ALL
        ? out
        : new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
  }

  /** {@return the stream for progress and errors} */
  public PrintStream err() {
    return err;
  }

  /** {@return whether a person watches, so that lines may be drawn anew} */
  public boolean live() {
    return live && words == Words.ALL;
  }

  /** Prints what a command came to, in a line. */
  void result(String line) {
    if (words != Words.JSON) {
      out.println(line);
    }
  }

  /** Prints what a command came to for programs, if that is wanted: maps, lists and values. */
  void result(Supplier<Map<String, Object>> values) {
    if (words == Words.JSON) {
      out.println(Json.of(values.get()));
    }
  }

  /**
   * {@return the streams of this process; the property {@code snn4j.live} says whether a person
   * watches}
   */
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
