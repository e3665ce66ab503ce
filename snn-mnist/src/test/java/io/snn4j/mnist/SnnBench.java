package io.snn4j.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnModule.SyntheticSize;
import io.snn4j.mnist.command.Snn;
import io.snn4j.mnist.command.Terminal;
import io.snn4j.mnist.data.DataFolder;
import io.snn4j.mnist.data.Downloader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the snn command as a user with a home folder, no network and few synthetic digits would. */
public final class SnnBench {

  private static final URI NOBODY_LISTENS = URI.create("http://127.0.0.1:1/");

  private final Path home;
  private final Catalogs catalogs;

  /** A user with this home folder. */
  public SnnBench(Path home) {
    this(home, Catalogs.standard());
  }

  /** A user with this home folder and these plugins. */
  public SnnBench(Path home, Catalogs catalogs) {
    this.home = home;
    this.catalogs = catalogs;
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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    Snn snn =
        Guice.createInjector(Modules.override(new SnnModule(terminal)).with(new Offline()))
            .getInstance(Snn.class);
    int code = snn.run(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private final class Offline extends AbstractModule {

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
      return new SyntheticSize(600, 100);
    }
  }
}
