package io.snn4j.mnist.command;

import io.snn4j.mnist.data.Downloader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** Shows how far a download has come: a bar for each file, or a line where nobody watches. */
public final class DownloadProgress implements Downloader.Progress {

  private static final long KIB = 1024;

  private final Terminal terminal;
  private final Interrupt interrupt;
  private Optional<ProgressBar> bar = Optional.empty();
  private String file = "";

  @Inject
  DownloadProgress(Terminal terminal, Interrupt interrupt) {
    this.terminal = terminal;
    this.interrupt = interrupt;
  }

  @Override
  public void advanced(String name, long done, long total) {
    if (!file.equals(name)) {
      file = name;
      close();
      interrupt.leave("what was downloaded is kept, and the same command goes on with it");
      if (terminal.live()) {
        bar = Optional.of(terminal.bar(name, total, " KiB", KIB));
      } else {
        terminal.out().println("downloading " + name);
      }
    }
    bar.ifPresent(live -> live.maxHint(total).stepTo(done));
    if (done == total) {
      close();
    }
  }

  @Override
  public void waiting(Path folder) {
    terminal.out().println("another process is downloading to " + folder + "; waiting for it");
  }

  /** Takes the bar off the screen. */
  private void close() {
    bar.ifPresent(Terminal::close);
    bar = Optional.empty();
  }
}
