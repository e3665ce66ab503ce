package io.snn4j.mnist.command;

import io.snn4j.mnist.gallery.Gallery;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Draws surrogate gradients and neuron models. */
@Command(
    name = "gallery",
    description = {
      "Draws every surrogate gradient and neuron model, plugins of yours included.",
      "",
      "In the folder --out it writes gallery.md and, in gallery/, one PNG per plugin: of a"
          + " surrogate gradient its derivative and the smooth spike it belongs to, of a neuron"
          + " model the membrane, the other states and the spikes while a current is switched on"
          + " and off. All parameters are the defaults. Files of these names are replaced.",
      ""
    },
    footer = {
      "",
      "Exit code 0, 1 where a file cannot be written, 2 after a wrong option.",
      "",
      "Examples:",
      "  snn gallery --out docs",
      "  SNN_PLUGINS=parabola.jar snn gallery --out /tmp/mine"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class GalleryCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the page and its pictures.")
  private Path out;

  private final Gallery gallery;
  private final Terminal terminal;
  private final Interrupt interrupt;

  @Inject
  GalleryCommand(Gallery gallery, Terminal terminal, Interrupt interrupt) {
    this.gallery = gallery;
    this.terminal = terminal;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new IOException("%s is a file, but --out needs a folder".formatted(out));
    }
    interrupt.leave(
        "pictures in %s are whole, but some may be old; the same command draws all anew"
            .formatted(out));
    try (Progress progress = terminal.progress()) {
      progress.at("drawing", gallery.pictures());
      terminal.out().println("wrote " + gallery.write(out, progress::done));
    }
    return ExitCode.OK;
  }
}
