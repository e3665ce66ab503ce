package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.data.Downloader.Timeouts;
import io.snn4j.mnist.data.LoopbackServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;

/** A file to download, mirrors that give it well or badly, and the folder it should come to. */
final class DownloadBench implements AutoCloseable {
  /** What the file holds once unpacked. */
  static final byte[] UNPACKED = randomBytes(200_000);

  /** What a good mirror sends. */
  static final byte[] RIGHT = IdxFiles.gzip(UNPACKED);

  static final int HALF = RIGHT.length / 2;

  static final RemoteFile FILE =
      new RemoteFile("digits.gz", sha256(UNPACKED), RIGHT.length + 1000L, UNPACKED.length);

  /** Timeouts that a slow machine does not reach. */
  static final Timeouts PATIENT = timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));

  private final Path folder;
  private final List<LoopbackServer> servers = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();

  DownloadBench(Path folder) {
    this.folder = folder;
  }

  static Timeouts timeouts(Duration stall, Duration transfer) {
    return new Timeouts(Duration.ofSeconds(30), stall, transfer, Duration.ofSeconds(30));
  }

  static String sha256(byte[] bytes) {
    var digest = Unpacked.sha256();
    digest.update(bytes);
    return Unpacked.hexadecimal(digest);
  }

  /** Downloads from one mirror for each answer. */
  void download(Answer... answers) {
    run(downloader(PATIENT, answers));
  }

  /** Downloads in vain from one mirror for each answer. */
  AbstractThrowableAssert<?, ? extends Throwable> fails(Answer... answers) {
    return fails(downloader(PATIENT, answers));
  }

  AbstractThrowableAssert<?, ? extends Throwable> fails(Downloader downloader) {
    return assertThatThrownBy(() -> run(downloader)).isInstanceOf(DataException.class);
  }

  Downloader downloader(Timeouts timeouts, Answer... answers) {
    List<URI> mirrors = new ArrayList<>();
    for (Answer answer : answers) {
      LoopbackServer server = start(answer);
      servers.add(server);
      mirrors.add(server.mirror());
    }
    return new Downloader(mirrors, timeouts);
  }

  void run(Downloader downloader) {
    downloader.download(List.of(FILE), folder, (file, done, total) -> progress.add(done));
  }

  LoopbackServer server(int index) {
    return servers.get(index);
  }

  /** Returns the numbers of bytes that were told as progress. */
  List<Long> progress() {
    return progress;
  }

  void assertOnlyTheRightFile() {
    assertThat(names()).containsExactly("digits.gz");
    assertThat(folder.resolve("digits.gz")).hasBinaryContent(RIGHT);
  }

  /** Returns the names of the files in the folder, without that of the lock. */
  List<String> names() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(FolderLock.NAME))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    for (LoopbackServer server : servers) {
      server.close();
    }
  }

  private static LoopbackServer start(Answer answer) {
    try {
      return new LoopbackServer(answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
