package io.snn4j.mnist.command;

import io.snn4j.train.TrainingListener;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * What a command is at, how far it has come and how long that may still take: at the foot of a live
 * terminal, and nowhere else. Any thread may tell it.
 */
final class Progress implements AutoCloseable {

  /** A bar counts in whole numbers, but work may be done in part. */
  private static final int FINE = 1000;

  private final Terminal terminal;
  private Optional<ProgressBar> bar = Optional.empty();
  private long start;
  private int of;
  private String part = "";

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Work begins of which nobody knows how much it is. */
  void at(String what) {
    begin(what, -1);
  }

  /** Work of so many parts begins. */
  void at(String what, int parts) {
    begin(what, parts);
  }

  private synchronized void begin(String what, int parts) {
    close();
    of = parts;
    part = "";
    start = System.nanoTime();
    if (terminal.live()) {
      bar = Optional.of(terminal.bar(what, parts < 0 ? -1 : (long) parts * FINE, "", FINE));
    }
  }

  /** One of the parts begins, which has a name. */
  synchronized void part(String name) {
    part = name;
    bar.ifPresent(live -> live.setExtraMessage(name));
  }

  /** So many parts are done; a fraction for one that is half done. */
  synchronized void done(double parts) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    bar.ifPresent(
        live -> {
          live.stepTo(Math.round(parts * FINE));
          live.setExtraMessage((part + "  " + left(seconds, parts, of)).strip());
        });
  }

  /** How long the rest takes if it goes on as it went; empty where nobody can tell. */
  static String left(double seconds, double done, double of) {
    boolean known = done > 0 && done < of && seconds > 1;
    return known ? "about " + TimeEstimate.duration(seconds * (of - done) / done) + " left" : "";
  }

  /** What shows how far a test has come. */
  TrainingListener tests(String what) {
    return new TrainingListener() {
      @Override
      public void tested(int done, int all) {
        if (done == 1) {
          at(what, all);
        }
        done(done);
      }
    };
  }

  /** Takes it off the screen. */
  @Override
  public synchronized void close() {
    bar.ifPresent(Terminal::close);
    bar = Optional.empty();
  }
}
