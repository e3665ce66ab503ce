package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.FILE;
import static io.snn4j.mnist.data.DownloadBench.PATIENT;
import static io.snn4j.mnist.data.DownloadBench.RIGHT;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.data.LoopbackServer.Answer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {
  @TempDir Path folder;

  @Test
  void lockedFolderIsWaitedForOnlySoLong() {
    try (FolderLock lock = FolderLock.acquire(folder, Duration.ofSeconds(1), () -> {})) {
      assertThatThrownBy(() -> FolderLock.acquire(folder, Duration.ofMillis(200), () -> {}))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "another process has been downloading to %s for more than 0.2 s; try again when it is"
                      .formatted(lock.folder())
                  + " done");
    }
  }

  @Test
  void otherProcessIsWaitedFor() throws IOException {
    Process other = startHolder();
    try (BufferedReader said = other.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("locked " + folder);
      CountDownLatch waited = new CountDownLatch(1);
      Runnable waiting =
          () -> {
            waited.countDown();
            endInput(other);
          };
      try (FolderLock lock = FolderLock.acquire(folder, PATIENT.lock(), waiting)) {
        assertThat(lock.folder()).isEqualTo(folder);
        assertThat(waited.getCount()).isZero();
      }
    } finally {
      other.destroy();
    }
  }

  @Test
  void twoDownloadsAtOnceGiveOneGoodFile() throws IOException {
    CountDownLatch secondWaits = new CountDownLatch(1);
    Answer afterTheSecondWaits =
        (request, out, client) -> {
          assertThat(secondWaits.await(30, TimeUnit.SECONDS)).isTrue();
          plain(RIGHT).write(request, out, client);
        };
    Downloader.Progress progress =
        new Downloader.Progress() {
          @Override
          public void advanced(String file, long done, long total) {}

          @Override
          public void waiting(Path place) {
            secondWaits.countDown();
          }
        };
    try (DownloadBench bench = new DownloadBench(folder)) {
      Downloader downloader = bench.downloader(PATIENT, afterTheSecondWaits);
      Runnable download = () -> downloader.download(List.of(FILE), folder, progress);
      CompletableFuture<Void> first = CompletableFuture.runAsync(download);
      download.run();
      first.join();
      bench.assertOnlyTheRightFile();
      assertThat(bench.server(0).requests()).hasSize(1);
    }
  }

  private Process startHolder() throws IOException {
    String classes = location(FolderLock.class) + File.pathSeparator + location(Holder.class);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-cp", classes, Holder.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static void endInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A program that holds the lock of a folder until its input ends. */
  static final class Holder {
    private Holder() {}

    /** Locks the folder that is the only argument. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      try (FolderLock lock = FolderLock.acquire(folder, Duration.ofSeconds(30), () -> {})) {
        System.out.println("locked " + lock.folder());
        while (System.in.read() >= 0) {
          // Until the test has seen what it wants.
        }
      }
    }
  }
}
