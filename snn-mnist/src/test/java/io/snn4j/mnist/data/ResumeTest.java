package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.HALF;
import static io.snn4j.mnist.data.DownloadBench.PATIENT;
import static io.snn4j.mnist.data.DownloadBench.RIGHT;
import static io.snn4j.mnist.data.LoopbackServer.head;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static io.snn4j.mnist.data.LoopbackServer.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.mnist.data.LoopbackServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A download that was broken off goes on where it ended, and never trusts what it finds. */
@Timeout(60)
class ResumeTest {
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
  void truncatedTransferIsResumedWithTheRestOnly() {
    Answer cutsOffOnce =
        (request, out, client) -> {
          if (request.containsKey("range")) {
            ranges(RIGHT, "\"a\"").write(request, out, client);
          } else {
            head(out, "200 OK", "Content-Length: " + RIGHT.length, "ETag: \"a\"");
            out.write(RIGHT, 0, HALF);
          }
        };
    Downloader downloader = bench.downloader(PATIENT, cutsOffOnce);
    bench
        .fails(downloader)
        .hasMessageContaining("after %d of %d bytes".formatted(HALF, RIGHT.length));
    assertThat(folder.resolve("digits.gz")).doesNotExist();
    assertThat(folder.resolve("digits.gz.part")).hasSize(HALF);

    bench.run(downloader);
    bench.assertOnlyTheRightFile();
    assertThat(bench.server(0).requests().get(1))
        .containsEntry("range", "bytes=" + HALF + "-")
        .containsEntry("if-range", "\"a\"");
  }

  @Test
  void changedFileIsFetchedFromItsStart() {
    Answer changes =
        (request, out, client) -> {
          if (request.containsKey("if-range")) {
            ranges(RIGHT, "\"new\"").write(request, out, client);
          } else {
            head(out, "200 OK", "Content-Length: " + RIGHT.length, "ETag: \"old\"");
            out.write(new byte[HALF]);
          }
        };
    Downloader downloader = bench.downloader(PATIENT, changes);
    bench.fails(downloader);
    bench.run(downloader);
    bench.assertOnlyTheRightFile();
  }

  @Test
  void progressCountsWhatWasThere() throws IOException {
    writePart(Arrays.copyOf(RIGHT, HALF));
    bench.download(ranges(RIGHT, "\"a\""));
    assertThat(bench.progress()).startsWith((long) HALF).endsWith((long) RIGHT.length);
  }

  @Test
  void mirrorWithoutRangesStartsAnew() throws IOException {
    writePart(Arrays.copyOf(RIGHT, HALF));
    bench.download(plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void completePartNeedsNoBytes() throws IOException {
    writePart(RIGHT);
    bench.download(ranges(RIGHT, "\"a\""));
    bench.assertOnlyTheRightFile();
    assertThat(bench.server(0).requests()).hasSize(1);
  }

  @Test
  void unsatisfiableRangeStartsAnew() throws IOException {
    writePart(Arrays.copyOf(RIGHT, RIGHT.length + 5));
    bench.download(ranges(RIGHT, "\"a\""));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void partThatIsTooLongStartsAnew() throws IOException {
    writePart(new byte[RIGHT.length + 2000]);
    bench.download(ranges(RIGHT, "\"a\""));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void wrongContentRangeStartsAnew() throws IOException {
    writePart(Arrays.copyOf(RIGHT, HALF));
    Answer ignoresTheStart =
        (request, out, client) -> {
          String status = request.containsKey("range") ? "206 Partial Content" : "200 OK";
          String range = "Content-Range: bytes 0-%d/%d".formatted(RIGHT.length - 1, RIGHT.length);
          head(out, status, "Content-Length: " + RIGHT.length, range);
          out.write(RIGHT);
        };
    bench.download(ignoresTheStart);
    bench.assertOnlyTheRightFile();
  }

  @Test
  void partWithWrongBytesStartsAnew() throws IOException {
    writePart(new byte[HALF]);
    bench.download(ranges(RIGHT, "\"a\""));
    bench.assertOnlyTheRightFile();
  }

  private void writePart(byte[] bytes) throws IOException {
    Files.write(folder.resolve("digits.gz.part"), bytes);
  }
}
