package io.snn4j.mnist.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where a command prints, and how much of what it has to say. */
public final class Terminal {

  private static final int WIDTH = 100;
  private static final int MIN_WIDTH = 20;

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
  private final Optional<Foot> foot;
  private Words words = Words.ALL;

  /**
   * A terminal that says everything.
   *
   * @param out for results
   * @param err for progress and errors
   * @param live whether a person watches, so that lines may be drawn anew
   */
  public Terminal(PrintStream out, PrintStream err, boolean live) {
    this(out, err, live ? Optional.of(new Foot(err, WIDTH)) : Optional.empty());
  }

  private Terminal(PrintStream out, PrintStream err, Optional<Foot> foot) {
    this.out = foot.map(line -> line.above(out, charset("stdout.encoding"))).orElse(out);
    this.err = foot.map(line -> line.above(err, charset("stderr.encoding"))).orElse(err);
    this.foot = foot;
  }

  /** That of a stream of this process, which Java 17 has under another name. */
  private static Charset charset(String property) {
    String name = System.getProperty(property, System.getProperty("sun." + property));
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
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
    return foot.isPresent() && words == Words.ALL;
  }

  /** Prints what a command came to, in a line. */
  void result(String line) {
    if (words != Words.JSON) {
      out.println(line);
    }
  }

  /** Prints what a command came to for programs, if that is wanted: maps, lists and values. */
  void result(Supplier<?> values) {
    if (words == Words.JSON) {
      out.println(Json.of(values.get()));
    }
  }

  /**
   * {@return the streams of this process; the property {@code snn4j.live} says whether a person
   * watches}
   */
  public static Terminal ofThisProcess() {
    // the last column is left free, as some terminals begin a new line there
    int width = Math.min(WIDTH, Integer.getInteger("snn4j.columns", WIDTH + 1) - 1);
    return new Terminal(
        System.out,
        System.err,
        Boolean.getBoolean("snn4j.live")
            ? Optional.of(new Foot(System.err, Math.max(MIN_WIDTH, width)))
            : Optional.empty());
  }

  /** Shows what a command is at; close it before the command ends. */
  Progress progress() {
    return new Progress(this);
  }

  /** Says that the command was interrupted, and what that left; also to those who want no words. */
  void interrupted(String left) {
    foot.ifPresent(Terminal::end);
    err.println("interrupted; " + Plain.text(left));
  }

  private static void end(Foot foot) {
    try {
      foot.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a bar off the screen. */
  static void close(ProgressBar bar) {
    bar.close();
    // a bar that has not been drawn yet is drawn by the first call, and only gone after the second
    bar.close();
  }

  /** A progress bar at the foot of the screen; only for a live terminal. */
  ProgressBar bar(String task, long max, String unit, long unitSize) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(max)
        .setUnit(unit, unitSize)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(100)
        .setConsumer(foot.orElseThrow().bar())
        .clearDisplayOnFinish()
        .hideEta()
        .build();
  }
}
