package io.snn4j.mnist.data;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders that a download has to make, which go again where it brings nothing.
 *
 * @param folders those that do not exist yet, the innermost first
 */
record MadeFolders(List<Path> folders) {

  /** Those that would have to be made for this one. */
  static MadeFolders before(Path folder) {
    List<Path> missing = new ArrayList<>();
    Path each = folder.toAbsolutePath();
    while (each != null && Files.notExists(each)) {
      missing.add(each);
      each = each.getParent();
    }
    return new MadeFolders(List.copyOf(missing));
  }

  /** Whether the folder itself is one of them. */
  boolean any() {
    return !folders.isEmpty();
  }

  /** Removes them as far as nothing but the lock of a download lies in them. */
  void removeEmpty() {
    try {
      for (Path folder : folders) {
        if (holdsLockAlone(folder)) {
          Files.delete(folder.resolve(FolderLock.NAME));
        }
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException somebodysFiles) {
      // what arrived of a file stays, so that the next download goes on with it
    } catch (IOException e) {
      // an empty folder too many does no harm, and there is an error to be told already
    }
  }

  private static boolean holdsLockAlone(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var content = Files.list(folder)) {
      return content
          .map(file -> file.getFileName().toString())
          .toList()
          .equals(List.of(FolderLock.NAME));
    }
  }
}
