package io.snn4j.mnist.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to download to a folder, held by one process (and one thread of it) at a time.
 *
 * <p>The lock file stays when the lock is released: deleting it would let two waiting processes
 * lock two different files of the same name.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = ".download.lock";

  private static final long POLL_MILLISECONDS = 50;

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Waits for the lock, after a call of {@code waiting} if it is not free at once.
   *
   * @throws DataException if it is not free within {@code limit}, or cannot be had at all
   */
  static FolderLock acquire(Path folder, Duration limit, Runnable waiting) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        waitFor(channel, folder, limit, waiting);
      } catch (IOException | RuntimeException failure) {
        channel.close();
        throw failure;
      }
      return new FolderLock(folder, channel);
    } catch (IOException failure) {
      throw new DataException(
          "%s cannot be locked: %s".formatted(file, Reasons.of(failure)), failure);
    }
  }

  private static void waitFor(FileChannel channel, Path folder, Duration limit, Runnable waiting)
      throws IOException {
    if (tryLock(channel)) {
      return;
    }
    waiting.run();
    long deadline = System.nanoTime() + limit.toNanos();
    while (!tryLock(channel)) {
      if (System.nanoTime() - deadline >= 0) {
        throw new DataException(
            "another process has been downloading to %s for more than %s; try again when it is done"
                .formatted(folder, Reasons.seconds(limit)));
      }
      try {
        Thread.sleep(POLL_MILLISECONDS);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another process downloads", interrupt);
      }
    }
  }

  /** Takes the lock if it is free. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException otherThread) {
      return false;
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new DataException("%s cannot be unlocked: %s".formatted(folder, failure), failure);
    }
  }
}
