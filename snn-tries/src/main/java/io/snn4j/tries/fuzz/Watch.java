package io.snn4j.tries.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Keeps an eye on the file being read; a parser that never ends ends the process. */
final class Watch implements AutoCloseable {

  private static final double MOST_SECONDS = 5;
  private static final double PATIENCE = 120;

  private final String name;
  private final Thread reader = Thread.currentThread();
  private final Thread watchman = new Thread(this::watch, "fuzz-watch");
  private volatile byte[] file = {};
  private volatile long since = System.nanoTime();
  private long mostBytes;
  private double mostSeconds;

  Watch(String name) {
    this.name = name;
    watchman.setDaemon(true);
    watchman.start();
  }

  void begin(byte[] next) {
    file = next;
    since = System.nanoTime();
  }

  void end(long bytes, double seconds, long allowed) {
    mostBytes = Math.max(mostBytes, bytes);
    mostSeconds = Math.max(mostSeconds, seconds);
    if (bytes > allowed) {
      throw new AssertionError(keep("it allocated %,d bytes".formatted(bytes)));
    } else if (seconds > MOST_SECONDS) {
      throw new AssertionError(keep("it took %.1f s".formatted(seconds)));
    }
  }

  long mostBytes() {
    return mostBytes;
  }

  double mostSeconds() {
    return mostSeconds;
  }

  /** Writes the file, and says what it did. */
  String keep(String what) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "fuzz"));
      Path path = folder.resolve("%s-%08x".formatted(name, Arrays.hashCode(file)));
      Files.write(path, file);
      return "%s: %s, for the %d bytes in %s:%n%s"
          .formatted(
              name,
              what,
              file.length,
              path.toAbsolutePath(),
              new String(file, 0, Math.min(file.length, 2000), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void watch() {
    try {
      while ((System.nanoTime() - since) * 1e-9 < PATIENCE) {
        Thread.sleep(1000);
      }
      System.err.println(keep("it is not done after " + PATIENCE + " s"));
      Arrays.stream(reader.getStackTrace()).forEach(System.err::println);
      // nothing else ends a loop
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      // closed
    }
  }

  @Override
  public void close() {
    watchman.interrupt();
  }
}
