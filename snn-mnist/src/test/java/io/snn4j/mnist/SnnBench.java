package io.snn4j.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnModule.SyntheticSize;
import io.snn4j.mnist.command.Interrupt;
import io.snn4j.mnist.command.Snn;
import io.snn4j.mnist.command.Terminal;
import io.snn4j.mnist.data.DataFolder;
import io.snn4j.mnist.data.Downloader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the snn command as a user with a home folder, no network and few synthetic digits would. */
public final class SnnBench {

  private static final URI NOBODY_LISTENS = URI.create("http://127.0.0.1:1/");

  private final Path home;
  private final Catalogs catalogs;
  private final int trainingDigits;

  /** A user with this home folder. */
  public SnnBench(Path home) {
    this(home, Catalogs.standard(), 600);
  }

  /** A user with this home folder and so many synthetic digits to train on. */
  public SnnBench(Path home, int trainingDigits) {
    this(home, Catalogs.standard(), trainingDigits);
  }

  /** A user with this home folder and these plugins. */
  public SnnBench(Path home, Catalogs catalogs) {
    this(home, catalogs, 600);
  }

  private SnnBench(Path home, Catalogs catalogs, int trainingDigits) {
    this.home = home;
    this.catalogs = catalogs;
    this.trainingDigits = trainingDigits;
  }

  /** What a command came to. */
  public record Outcome(int code, String out, String err) {

    /** The last line of standard output. */
    public String lastLine() {
      return out.lines().reduce("", (first, second) -> second);
    }
  }

  /** Runs a command line. */
  public Outcome run(String... arguments) {
    return run(new Interrupt(), arguments);
  }

  /** Runs a command line that somebody may interrupt. */
  public Outcome run(Interrupt interrupt, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    int code = snn(terminal, interrupt).run(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs a command line that is interrupted as soon as it has printed this. */
  public Outcome runUntil(String words, String... arguments) {
    Interrupt interrupt = new Interrupt();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            if (toString(UTF_8).contains(words)) {
              interrupt.request();
            }
          }
        };
    Terminal terminal =
        new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    int code = snn(terminal, interrupt).run(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs a command line at a terminal that somebody looks at. */
  public Outcome watched(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), true);
    int code = snn(terminal, new Interrupt()).run(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Is the process of such a user: the first argument is the home folder, the others a command. */
  public static void main(String[] arguments) {
    Interrupt interrupt = new Interrupt();
    SnnBench bench = new SnnBench(Path.of(arguments[0]));
    String[] command = Arrays.copyOfRange(arguments, 1, arguments.length);
    Terminal terminal = Terminal.ofThisProcess();
    System.exit(interrupt.run(terminal, () -> bench.snn(terminal, interrupt).run(command)));
  }

  private Snn snn(Terminal terminal, Interrupt interrupt) {
    return Guice.createInjector(
            Modules.override(new SnnModule(terminal)).with(new Offline(interrupt)))
        .getInstance(Snn.class);
  }

  private final class Offline extends AbstractModule {

    private final Interrupt interrupt;

    Offline(Interrupt interrupt) {
      this.interrupt = interrupt;
    }

    @Override
    protected void configure() {
      bind(Interrupt.class).toInstance(interrupt);
    }

    @Provides
    Catalogs catalogs() {
      return catalogs;
    }

    @Provides
    DataFolder dataFolder() {
      Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
      return new DataFolder(Map.of(), properties::get);
    }

    @Provides
    Downloader downloader() {
      Duration soon = Duration.ofSeconds(5);
      return new Downloader(
          List.of(NOBODY_LISTENS), new Downloader.Timeouts(soon, soon, soon, soon));
    }

    @Provides
    SyntheticSize syntheticSize() {
      return new SyntheticSize(trainingDigits, 100);
    }
  }
}
