package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.FILE;
import static io.snn4j.mnist.data.DownloadBench.PATIENT;
import static io.snn4j.mnist.data.DownloadBench.RIGHT;
import static io.snn4j.mnist.data.DownloadBench.UNPACKED;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static io.snn4j.mnist.data.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloaderTest {
  @TempDir Path folder;

  private DownloadBench bench;

  @BeforeEach
  void open() {
    bench = new DownloadBench(folder);
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }

  @Test
  void goodFileGetsItsName() {
    bench.download(plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void unpackedBytesUnderTheSameNameAreAsGood() {
    RemoteFile roomy = new RemoteFile(FILE.name(), FILE.sha256(), UNPACKED.length, UNPACKED.length);
    bench
        .downloader(PATIENT, plain(UNPACKED))
        .download(List.of(roomy), folder, Downloader.Progress.SILENT);
    assertThat(folder.resolve("digits.gz")).hasBinaryContent(UNPACKED);
  }

  @Test
  void progressEndsAtTheTotal() {
    bench.download(plain(RIGHT));
    assertThat(bench.progress()).isSorted().endsWith((long) RIGHT.length);
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    Files.write(folder.resolve("digits.gz"), RIGHT);
    bench.download(status("500 Broken"));
    assertThat(bench.server(0).requests()).isEmpty();
  }

  @Test
  void damagedFileIsReplaced() throws IOException {
    Files.writeString(folder.resolve("digits.gz"), "damaged");
    bench.download(plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void everyMirrorAndItsReasonAreListed() {
    bench
        .fails(status("404 Not Found"), status("500 Broken"))
        .hasMessage(
            "digits.gz could not be downloaded: %s (answered with HTTP status 404); %s (answered"
                    .formatted(bench.server(0).mirror(), bench.server(1).mirror())
                + " with HTTP status 500)");
  }

  @Test
  void refusedConnectionEndsItAtTheFirstFile() throws IOException {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    RemoteFile second = new RemoteFile("second.gz", FILE.sha256(), 1000, 1000);
    Downloader downloader = new Downloader(List.of(closed), PATIENT);
    assertThatThrownBy(
            () -> downloader.download(List.of(FILE, second), folder, Downloader.Progress.SILENT))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("digits.gz could not be downloaded: " + closed + " (no connection");
  }

  @Test
  void mirrorThatGaveTheFirstFileIsAskedFirstForTheSecond() {
    RemoteFile second =
        new RemoteFile("second.gz", FILE.sha256(), FILE.maximumBytes(), FILE.unpackedBytes());
    bench
        .downloader(PATIENT, status("404 Not Found"), plain(RIGHT))
        .download(List.of(FILE, second), folder, Downloader.Progress.SILENT);
    assertThat(bench.server(0).requests()).hasSize(1);
  }

  @Test
  void unwritableFolderIsFoundOutBeforeAnyRequest() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Downloader downloader = bench.downloader(PATIENT, plain(RIGHT));
    assertThatThrownBy(() -> downloader.download(List.of(FILE), file, Downloader.Progress.SILENT))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "the folder %s cannot be created or written to (something of that name is in the way);"
                    .formatted(file)
                + " give another one with --data DIR");
    assertThat(bench.server(0).requests()).isEmpty();
  }

  @Test
  void mirrorsMustBeWebAddresses() {
    for (String mirror : List.of("file:///tmp/", "http:/nowhere", "mirror/mnist")) {
      assertThatThrownBy(() -> new Downloader(List.of(URI.create(mirror)), PATIENT))
          .isInstanceOf(DataException.class)
          .hasMessage("a mirror must be an http or https address, but was " + mirror);
    }
  }
}
