package io.snn4j.train.store;

import io.snn4j.core.catalog.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last few checkpoints of a run, in a folder of their own, by the number of training steps:
 * {@code 000000468.snn}.
 *
 * @param folder where they are; it need not exist yet
 */
public record Checkpoints(Path folder) {

  /**
   * Writes a checkpoint, and removes the oldest where its experiment wants no more to be kept.
   *
   * @param checkpoint what to keep
   * @param catalogs the plugins there are
   * @throws IOException if it cannot be written; those that are there then stay
   */
  public void save(Checkpoint checkpoint, Catalogs catalogs) throws IOException {
    // the steps of the updater, of which truncated training makes several for each batch
    String name = "%09d.snn".formatted(checkpoint.state().position().iteration());
    checkpoint.save(folder.resolve(name), catalogs);
    int keep = checkpoint.model().experiment().checkpoints().keep();
    List<Path> all = newestFirst();
    for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
      Files.deleteIfExists(old);
    }
  }

  /**
   * {@return the files, the newest first}
   *
   * @throws IOException if a file cannot be read or written
   */
  public List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(file -> file.getFileName().toString().matches("\\d{9,18}\\.snn"))
          .sorted(Comparator.comparing((Path file) -> number(file)).reversed())
          .toList();
    }
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().replace(".snn", ""));
  }

  /**
   * {@return the newest checkpoint that can be read}
   *
   * @param catalogs the plugins there are
   * @param damaged receives a sentence for each newer one that is passed over
   * @throws IOException if there is none
   */
  public Checkpoint newest(Catalogs catalogs, List<String> damaged) throws IOException {
    List<Path> files = newestFirst();
    if (files.isEmpty()) {
      throw new IOException("there is no checkpoint in " + folder);
    }
    for (Path file : files) {
      try {
        return Checkpoint.load(file, catalogs);
      } catch (IOException e) {
        damaged.add(e.getMessage());
      }
    }
    throw new IOException(damaged.get(0));
  }
}
