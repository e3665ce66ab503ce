package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.LoopbackServer.head;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static io.snn4j.mnist.data.LoopbackServer.ranges;
import static io.snn4j.mnist.data.LoopbackServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.data.LoopbackServer.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class DownloaderTest {
  private static final Downloader.Timeouts SHORT =
      new Downloader.Timeouts(
          Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(300));
  private static final byte[] UNPACKED = randomBytes(200_000);
  private static final byte[] RIGHT = IdxFiles.gzip(UNPACKED);
  private static final int HALF = RIGHT.length / 2;
  private static final RemoteFile FILE =
      new RemoteFile("digits.gz", sha256(UNPACKED), RIGHT.length + 1000L, UNPACKED.length);

  @TempDir Path folder;

  private final List<LoopbackServer> servers = new ArrayList<>();
  private final List<Long> done = new ArrayList<>();

  @AfterEach
  void closeServers() throws IOException {
    for (LoopbackServer server : servers) {
      server.close();
    }
  }

  @Test
  void goodFileGetsItsName() throws IOException {
    download(plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void unpackedBytesUnderTheSameNameAreAsGood() throws IOException {
    RemoteFile roomy = new RemoteFile(FILE.name(), FILE.sha256(), UNPACKED.length, UNPACKED.length);
    downloader(plain(UNPACKED)).download(List.of(roomy), folder, this::advanced);
    assertThat(folder.resolve("digits.gz")).hasBinaryContent(UNPACKED);
  }

  @Test
  void progressEndsAtTheTotal() {
    download(plain(RIGHT));
    assertThat(done).isSorted().endsWith((long) RIGHT.length);
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    Files.write(folder.resolve("digits.gz"), RIGHT);
    download(status("500 Broken"));
    assertThat(servers.get(0).requests()).isEmpty();
  }

  @Test
  void damagedFileIsReplaced() throws IOException {
    Files.writeString(folder.resolve("digits.gz"), "damaged");
    download(plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void stalledMirrorIsLeftForTheNextWhichSendsOnlyTheRest() throws IOException {
    Answer stalls =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + RIGHT.length);
          out.write(RIGHT, 0, HALF);
          out.flush();
          Thread.sleep(1000);
        };
    download(stalls, ranges(RIGHT, "\"b\""));
    assertOnlyTheRightFile();
    assertThat(servers.get(1).requests().get(0)).containsEntry("range", "bytes=" + HALF + "-");
  }

  @Test
  void silentMirrorIsLeftForTheNext() throws IOException {
    download((request, out, client) -> Thread.sleep(1000), plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void truncatedTransferIsResumedWithTheRestOnly() throws IOException {
    Answer cutsOffOnce =
        (request, out, client) -> {
          if (request.containsKey("range")) {
            ranges(RIGHT, "\"a\"").write(request, out, client);
          } else {
            head(out, "200 OK", "Content-Length: " + RIGHT.length, "ETag: \"a\"");
            out.write(RIGHT, 0, HALF);
          }
        };
    Downloader downloader = downloader(cutsOffOnce);
    assertThatThrownBy(() -> run(downloader))
        .hasMessageContaining("after %d of %d bytes".formatted(HALF, RIGHT.length));
    assertThat(folder.resolve("digits.gz")).doesNotExist();
    assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);

    run(downloader);
    assertOnlyTheRightFile();
    assertThat(servers.get(0).requests().get(1))
        .containsEntry("range", "bytes=" + HALF + "-")
        .containsEntry("if-range", "\"a\"");
  }

  @Test
  void changedFileIsFetchedFromItsStart() throws IOException {
    Answer changes =
        (request, out, client) -> {
          if (request.containsKey("if-range")) {
            ranges(RIGHT, "\"new\"").write(request, out, client);
          } else {
            head(out, "200 OK", "Content-Length: " + RIGHT.length, "ETag: \"old\"");
            out.write(new byte[HALF]);
          }
        };
    Downloader downloader = downloader(changes);
    assertThatThrownBy(() -> run(downloader)).isInstanceOf(DataException.class);
    run(downloader);
    assertOnlyTheRightFile();
  }

  @Test
  void mirrorWithoutRangesStartsAnew() throws IOException {
    Files.write(folder.resolve("digits.gz.part"), Arrays.copyOf(RIGHT, HALF));
    download(plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void completePartNeedsNoBytes() throws IOException {
    Files.write(folder.resolve("digits.gz.part"), RIGHT);
    download(ranges(RIGHT, "\"a\""));
    assertOnlyTheRightFile();
  }

  @Test
  void unsatisfiableRangeStartsAnew() throws IOException {
    Files.write(folder.resolve("digits.gz.part"), Arrays.copyOf(RIGHT, RIGHT.length + 5));
    download(ranges(RIGHT, "\"a\""));
    assertOnlyTheRightFile();
  }

  @Test
  void wrongContentRangeStartsAnew() throws IOException {
    Files.write(folder.resolve("digits.gz.part"), Arrays.copyOf(RIGHT, HALF));
    Answer ignoresTheStart =
        (request, out, client) -> {
          String status = request.containsKey("range") ? "206 Partial Content" : "200 OK";
          String range = "Content-Range: bytes 0-%d/%d".formatted(RIGHT.length - 1, RIGHT.length);
          head(out, status, "Content-Length: " + RIGHT.length, range);
          out.write(RIGHT);
        };
    download(ignoresTheStart);
    assertOnlyTheRightFile();
  }

  @Test
  void partWithWrongBytesStartsAnew() throws IOException {
    Files.write(folder.resolve("digits.gz.part"), new byte[HALF]);
    download(ranges(RIGHT, "\"a\""));
    assertOnlyTheRightFile();
  }

  @Test
  void wrongBytesOfTheRightLengthAreDeletedAndTheNextMirrorAsked() throws IOException {
    download(plain(new byte[RIGHT.length]), plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void wrongBytesEverywhereLeaveNothing() throws IOException {
    fails(plain(new byte[RIGHT.length])).hasMessageContaining("does not have the right SHA-256");
    assertThat(names()).isEmpty();
  }

  @Test
  void webPageIsRecognised() throws IOException {
    Answer page =
        (request, out, client) -> {
          byte[] bytes = "<html>Please log in</html>".getBytes(UTF_8);
          head(out, "200 OK", "Content-Type: text/html", "Content-Length: " + bytes.length);
          out.write(bytes);
        };
    fails(page).hasMessageContaining("sent a web page");
    assertThat(names()).isEmpty();
  }

  @Test
  void tooLongAnnouncementIsRefused() {
    fails(plain(new byte[RIGHT.length + 2000]))
        .hasMessageContaining("sends more than the %d bytes".formatted(RIGHT.length + 1000));
  }

  @Test
  void endlessBytesWithoutLengthAreRefused() throws IOException {
    Answer endless =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Type: application/gzip");
          for (int i = 0; i < 1000; i++) {
            out.write(new byte[10_000]);
          }
        };
    fails(endless).hasMessageContaining("sends more than");
    assertThat(names()).isEmpty();
  }

  @Test
  void tooSmallContentLengthIsNotBelieved() {
    Answer lies =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + HALF);
          out.write(RIGHT);
        };
    fails(lies).hasMessageContaining("SHA-256");
  }

  @Test
  void everyMirrorAndItsReasonAreListed() {
    fails(status("404 Not Found"), status("500 Broken"))
        .hasMessage(
            "digits.gz could not be downloaded: %s (answered with HTTP status 404); %s (answered"
                    .formatted(servers.get(0).mirror(), servers.get(1).mirror())
                + " with HTTP status 500)");
  }

  @Test
  void resetConnectionIsAReasonAndNotAnError() throws IOException {
    Answer resets =
        (request, out, client) -> {
          client.setSoLinger(true, 0);
          client.close();
        };
    download(resets, plain(RIGHT));
    assertOnlyTheRightFile();
  }

  @Test
  void refusedConnectionEndsItAtTheFirstFile() throws IOException {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    RemoteFile second = new RemoteFile("second.gz", FILE.sha256(), 1000, 1000);
    Downloader downloader = new Downloader(List.of(closed), SHORT);
    assertThatThrownBy(() -> downloader.download(List.of(FILE, second), folder, this::advanced))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("digits.gz could not be downloaded: " + closed + " (no connection");
  }

  @Test
  void unknownHostIsSaidInWords() {
    Downloader downloader =
        new Downloader(List.of(URI.create("http://mirror.invalid/mnist")), SHORT);
    assertThatThrownBy(() -> run(downloader))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("digits.gz could not be downloaded: http://mirror.invalid/mnist/");
  }

  @Test
  void mirrorThatGaveTheFirstFileIsAskedFirstForTheSecond() {
    RemoteFile second =
        new RemoteFile("second.gz", FILE.sha256(), FILE.maximumBytes(), FILE.unpackedBytes());
    Downloader downloader = downloader(status("404 Not Found"), plain(RIGHT));
    downloader.download(List.of(FILE, second), folder, this::advanced);
    assertThat(servers.get(0).requests()).hasSize(1);
  }

  @Test
  void unwritableFolderIsFoundOutBeforeAnyRequest() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Downloader downloader = downloader(plain(RIGHT));
    assertThatThrownBy(
            () -> downloader.download(List.of(FILE), file.resolve("data"), this::advanced))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be created or written to")
        .hasMessageEndingWith("give another one with --data DIR");
    assertThat(servers.get(0).requests()).isEmpty();
  }

  @Test
  void lockedFolderIsWaitedForOnlySoLong() {
    try (FolderLock lock = FolderLock.acquire(folder, Duration.ofSeconds(1), () -> {})) {
      assertThat(lock.folder()).isEqualTo(folder);
      fails(plain(RIGHT)).hasMessageStartingWith("another process has been downloading to");
    }
  }

  @Test
  void twoDownloadsAtOnceGiveOneGoodFile() throws IOException {
    Downloader.Timeouts patient =
        new Downloader.Timeouts(SHORT.connect(), SHORT.stall(), Duration.ofSeconds(5));
    LoopbackServer server = start(ranges(RIGHT, "\"a\""));
    Downloader downloader = new Downloader(List.of(server.mirror()), patient);
    Runnable download =
        () -> downloader.download(List.of(FILE), folder, Downloader.Progress.SILENT);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(download), CompletableFuture.runAsync(download))
        .join();
    assertOnlyTheRightFile();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void otherSchemesAreRefused() {
    assertThatThrownBy(() -> new Downloader(List.of(URI.create("file:///tmp/")), SHORT))
        .isInstanceOf(DataException.class)
        .hasMessage("a mirror must be an http or https address, but was file:///tmp/");
  }

  private void download(Answer... answers) {
    run(downloader(answers));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> fails(Answer... answers) {
    Downloader downloader = downloader(answers);
    return assertThatThrownBy(() -> run(downloader)).isInstanceOf(DataException.class);
  }

  private void run(Downloader downloader) {
    downloader.download(List.of(FILE), folder, this::advanced);
  }

  private Downloader downloader(Answer... answers) {
    List<URI> mirrors =
        Arrays.stream(answers).map(this::start).map(LoopbackServer::mirror).toList();
    return new Downloader(mirrors, SHORT);
  }

  private LoopbackServer start(Answer answer) {
    try {
      LoopbackServer server = new LoopbackServer(answer);
      servers.add(server);
      return server;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void advanced(String file, long bytes, long total) {
    done.add(bytes);
  }

  private void assertOnlyTheRightFile() throws IOException {
    assertThat(names()).containsExactly("digits.gz");
    assertThat(folder.resolve("digits.gz")).hasBinaryContent(RIGHT);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(FolderLock.NAME))
          .toList();
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    var digest = Unpacked.sha256();
    digest.update(bytes);
    return Unpacked.hexadecimal(digest);
  }
}
