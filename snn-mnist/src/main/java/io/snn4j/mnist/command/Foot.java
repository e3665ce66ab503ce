package io.snn4j.mnist.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The last line of a live terminal, where the newest bar is drawn over and over; what is printed
 * meanwhile goes above it.
 */
final class Foot {

  /** To the beginning of the line, and nothing more on it. */
  static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final int width;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<ProgressBarConsumer> bars = new ArrayDeque<>();
  private boolean shown;
  private boolean over;

  /**
   * The foot of a terminal.
   *
   * @param err where it is drawn
   * @param width how many columns it may take
   */
  Foot(PrintStream err, int width) {
    this.err = err;
    this.width = width;
  }

  /** What prints the stream's whole lines above the foot. */
  PrintStream above(PrintStream stream, Charset charset) {
    return new PrintStream(new Above(stream), true, charset);
  }

  /** Where a new bar is drawn, in place of one that is there until this one is closed. */
  ProgressBarConsumer bar() {
    ProgressBarConsumer bar = new Line();
    lock.lock();
    try {
      bars.push(bar);
    } finally {
      lock.unlock();
    }
    return bar;
  }

  /** Takes the foot off the screen for ever. */
  void end() throws InterruptedException {
    // whoever has the lock may wait for a reader of its pipe that never comes
    boolean locked = lock.tryLock(200, TimeUnit.MILLISECONDS);
    over = true;
    if (locked) {
      // also what the terminal shows of the key that was pressed
      err.print(CLEAR);
      err.flush();
      lock.unlock();
    }
  }

  private void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }

  private final class Line implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String line) {
      lock.lock();
      try {
        if (bars.peek() == this && !over) {
          err.print(CLEAR + line);
          err.flush();
          shown = true;
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void clear() {
      // close does
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (bars.remove(this)) {
          Foot.this.clear();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private final class Above extends OutputStream {

    private final PrintStream stream;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    Above(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      begun.write(bytes, from, count);
      boolean ends = count > 0 && bytes[from + count - 1] == '\n';
      if (ends) {
        print();
      }
    }

    @Override
    public void flush() {
      print();
    }

    private void print() {
      lock.lock();
      try {
        if (begun.size() > 0) {
          clear();
          stream.write(begun.toByteArray(), 0, begun.size());
          begun.reset();
        }
        stream.flush();
      } finally {
        lock.unlock();
      }
    }
  }
}
