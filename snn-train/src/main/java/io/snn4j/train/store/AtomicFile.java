package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files that appear under their name only when they are complete and on the disk. */
public final class AtomicFile {

  private static final String UNFINISHED = ".tmp";

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything to the stream, which it leaves open.
     *
     * @param out takes the bytes
     * @throws IOException if the stream fails
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a text file.
   *
   * @param file the file
   * @param text what the file shall say
   * @throws IOException if it cannot be written; what was there before then stays
   */
  public static void text(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(UTF_8)));
  }

  /**
   * Writes a file beside its place, forces it to the disk, and renames it.
   *
   * @param file the file
   * @param content writes it
   * @throws IOException if it cannot be written; what was there before then stays
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    // not Files.createTempFile, which lets nobody else read the file
    Path temporary = target.resolveSibling("." + target.getFileName() + UNFINISHED);
    try {
      try (FileChannel channel =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(target.getParent());
  }

  /** Makes the new name last through a power cut, where the system lets a folder be forced. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; the content is safe all the same
    }
  }

  /** Whether this is a file that was not finished, left behind by a killed process. */
  static boolean unfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(UNFINISHED);
  }

  /** Removes what killed processes left behind in a folder. */
  static void removeUnfinished(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> content = Files.list(folder)) {
      left = content.filter(AtomicFile::unfinished).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }
}
