package io.snn4j.mnist.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A downloader that tries mirrors in turn and lets a file have its name only once its SHA-256 is
 * right.
 *
 * <p>Bytes go to {@code NAME.part}. A later attempt, at any mirror, asks for the rest only; what
 * does not verify is deleted. A lock file keeps two processes from writing the same part.
 */
public final class Downloader {
  /** The mirrors of the MNIST files. */
  private static final List<URI> MNIST_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  private final List<URI> mirrors;
  private final Timeouts timeouts;

  /**
   * Creates a downloader.
   *
   * @param mirrors the folders that hold the files, as http or https addresses, tried in this order
   * @param timeouts how long to wait for what
   * @throws DataException if there is no mirror, or one is neither http nor https
   */
  public Downloader(List<URI> mirrors, Timeouts timeouts) {
    this.mirrors = mirrors.stream().map(Downloader::asFolder).toList();
    this.timeouts = requireNonNull(timeouts, "timeouts is null");
    if (mirrors.isEmpty()) {
      throw new DataException("a download needs at least one mirror");
    }
  }

  /** {@return a downloader from the MNIST mirrors with the default timeouts} */
  public static Downloader ofMnist() {
    return new Downloader(MNIST_MIRRORS, Timeouts.DEFAULT);
  }

  /**
   * Creates a folder where it does not exist, and checks that files can be written to it.
   *
   * @throws DataException if the folder cannot be created or written to
   */
  void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "write-test", ".part"));
    } catch (IOException failure) {
      throw new DataException(
          "the folder %s cannot be created or written to (%s); give another one with --data DIR"
              .formatted(folder, Reasons.of(failure)),
          failure);
    }
  }

  /**
   * Downloads the files that the folder does not yet hold in their right form.
   *
   * <p>The first file that no mirror gives ends it, so that a missing network is found out once and
   * not once for each file.
   *
   * @param folder where the files go; created where it does not exist
   * @throws DataException if the folder cannot be written to, another process keeps it locked for
   *     too long, or no mirror gives one of the files; it then says why for each mirror
   */
  void download(List<RemoteFile> files, Path folder, Progress progress) {
    prepare(folder);
    try (FolderLock lock =
        FolderLock.acquire(folder, timeouts.lock(), () -> progress.waiting(folder))) {
      List<URI> order = new ArrayList<>(mirrors);
      for (RemoteFile file : files) {
        if (!isRight(folder.resolve(file.name()), file)) {
          URI giver = fromAny(order, file, lock.folder(), progress);
          // The mirror that gave this file is asked first for the next one.
          order.remove(giver);
          order.add(0, giver);
        }
      }
    }
  }

  private URI fromAny(List<URI> order, RemoteFile file, Path folder, Progress progress) {
    Part part = new Part(folder.resolve(file.name() + ".part"));
    List<String> reasons = new ArrayList<>();
    for (URI mirror : order) {
      try {
        fetch(mirror.resolve(file.name()), file, part, progress);
        finish(part, folder.resolve(file.name()));
        return mirror;
      } catch (IOException failure) {
        reasons.add("%s (%s)".formatted(mirror, Reasons.of(failure, timeouts)));
      }
    }
    throw new DataException(
        "%s could not be downloaded: %s".formatted(file.name(), String.join("; ", reasons)));
  }

  private void fetch(URI source, RemoteFile file, Part part, Progress progress) throws IOException {
    Transfer transfer = new Transfer(source, file, part, timeouts, progress);
    boolean resumed = transfer.run();
    if (resumed && !isRight(part.path(), file)) {
      // The first bytes may be the wrong ones and this mirror's good: give it a clean start.
      part.delete();
      transfer.run();
    }
    if (!isRight(part.path(), file)) {
      part.delete();
      throw new IOException("what it sent does not have the right SHA-256");
    }
  }

  private static boolean isRight(Path path, RemoteFile file) {
    try {
      return Files.isRegularFile(path)
          && Unpacked.sha256(path, file.unpackedBytes()).equals(file.sha256());
    } catch (IOException damaged) {
      return false;
    }
  }

  private static void finish(Part part, Path target) {
    try {
      Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
      part.delete();
    } catch (IOException failure) {
      throw new DataException(
          "%s was downloaded but cannot be moved to %s (%s)"
              .formatted(part.path(), target, Reasons.of(failure)),
          failure);
    }
  }

  private static URI asFolder(URI mirror) {
    boolean web = "http".equals(mirror.getScheme()) || "https".equals(mirror.getScheme());
    if (!web || mirror.getHost() == null) {
      throw new DataException("a mirror must be an http or https address, but was " + mirror);
    }
    String text = mirror.toString();
    return text.endsWith("/") ? mirror : URI.create(text + "/");
  }

  /** A listener for how far a download has come. */
  @FunctionalInterface
  public interface Progress {
    /** A listener that does nothing. */
    Progress SILENT = (file, done, total) -> {};

    /**
     * Tells that bytes have arrived.
     *
     * @param file the file's name
     * @param done the bytes of it that are here, those of earlier attempts included
     * @param total the bytes it will have, or -1 where the mirror does not say
     */
    void advanced(String file, long done, long total);

    /**
     * Tells that another process is downloading to the folder and is waited for.
     *
     * @param folder where the files go
     */
    default void waiting(Path folder) {}
  }

  /**
   * How long a download waits.
   *
   * @param connect for a connection to a mirror
   * @param stall for the next byte before it turns to the next mirror
   * @param transfer for one file from one mirror
   * @param lock for another process that downloads to the same folder
   */
  public record Timeouts(Duration connect, Duration stall, Duration transfer, Duration lock) {
    /** 5 s to connect, 20 s without a byte, 15 minutes for a file and for another process. */
    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    /**
     * Checks the durations.
     *
     * @param connect for a connection to a mirror
     * @param stall for the next byte before it turns to the next mirror
     * @param transfer for one file from one mirror
     * @param lock for another process that downloads to the same folder
     * @throws IllegalArgumentException if one is below a millisecond or above a day
     */
    public Timeouts {
      for (Duration duration : List.of(connect, stall, transfer, lock)) {
        // Zero would mean "for ever" to the sockets.
        if (duration.toMillis() < 1 || duration.compareTo(Duration.ofDays(1)) > 0) {
          throw new IllegalArgumentException(
              "a timeout must lie between a millisecond and a day, but was " + duration);
        }
      }
    }
  }
}
