package io.snn4j.mnist.command;

import io.snn4j.core.config.ConfigException;
import io.snn4j.train.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder for several runs, which a file in it tells from others.
 *
 * @param file the name of that file
 * @param kind what the folder is of, such as a sweep
 */
record SeriesFolder(String file, String kind) {

  /** Whether a folder is one of these. */
  boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(file));
  }

  /**
   * Makes a folder one of these, if it is not already.
   *
   * @param text what the file says
   * @throws ConfigException if it says something else already
   * @throws IOException if the folder holds other things
   */
  void begin(Path folder, String text) throws IOException {
    if (isIn(folder)) {
      if (!Configuration.text(folder.resolve(file)).equals(text)) {
        throw new ConfigException(
            "%s holds another %s; give another folder with --out DIR".formatted(folder, kind));
      }
      return;
    }
    Files.createDirectories(folder);
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw new IOException(
            "the folder %s is not empty; a %s keeps its runs in a folder of its own; give another with --out DIR"
                .formatted(folder, kind));
      }
    }
    AtomicFile.text(folder.resolve(file), text);
  }
}
