package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.HALF;
import static io.snn4j.mnist.data.DownloadBench.RIGHT;
import static io.snn4j.mnist.data.DownloadBench.timeouts;
import static io.snn4j.mnist.data.LoopbackServer.head;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static io.snn4j.mnist.data.LoopbackServer.ranges;
import static io.snn4j.mnist.data.LoopbackServer.stall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.mnist.data.Downloader.Timeouts;
import io.snn4j.mnist.data.LoopbackServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that are slow, fall silent, lie or break off do no harm and are left for the next. */
@Timeout(60)
class BadMirrorTest {
  private static final Timeouts SHORT_STALL =
      timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30));

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
  void stalledMirrorIsLeftForTheNextWhichSendsOnlyTheRest() {
    Answer stalls =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + RIGHT.length);
          out.write(RIGHT, 0, HALF);
          stall(out, client);
        };
    bench.run(bench.downloader(SHORT_STALL, stalls, ranges(RIGHT, "\"b\"")));
    bench.assertOnlyTheRightFile();
    assertThat(bench.server(1).requests().get(0)).containsEntry("range", "bytes=" + HALF + "-");
  }

  @Test
  void silentMirrorIsLeft() {
    bench
        .fails(bench.downloader(SHORT_STALL, (request, out, client) -> stall(out, client)))
        .hasMessageContaining("(no byte for 2 s)");
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void slowButSteadyMirrorIsGoodEnough() {
    Answer slow =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + RIGHT.length);
          int step = RIGHT.length / 8 + 1;
          for (int from = 0; from < RIGHT.length; from += step) {
            out.write(RIGHT, from, Math.min(step, RIGHT.length - from));
            out.flush();
            Thread.sleep(300);
          }
        };
    bench.run(bench.downloader(SHORT_STALL, slow));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void endlessTrickleIsLeftAndWhatCameIsKept() {
    Answer trickle =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + RIGHT.length);
          for (byte next : RIGHT) {
            out.write(next);
            out.flush();
            Thread.sleep(20);
          }
        };
    Timeouts impatient = timeouts(Duration.ofSeconds(30), Duration.ofMillis(300));
    bench
        .fails(bench.downloader(impatient, trickle))
        .hasMessageContaining("(not done within 0.3 s)");
    assertThat(bench.names()).containsExactly("digits.gz.part");
  }

  @Test
  void wrongBytesOfTheRightLengthAreDeletedAndTheNextMirrorAsked() {
    bench.download(plain(new byte[RIGHT.length]), plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void wrongBytesEverywhereLeaveNothing() {
    bench
        .fails(plain(new byte[RIGHT.length]))
        .hasMessageContaining("does not have the right SHA-256");
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void cutOffWithoutALengthLeavesNothing() {
    Answer cutsOff =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Type: application/gzip");
          out.write(RIGHT, 0, HALF);
        };
    bench.fails(cutsOff).hasMessageContaining("does not have the right SHA-256");
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void webPageIsRecognised() {
    Answer page =
        (request, out, client) -> {
          byte[] bytes = "<html>Please log in</html>".getBytes(UTF_8);
          head(out, "200 OK", "Content-Type: text/html", "Content-Length: " + bytes.length);
          out.write(bytes);
        };
    bench.fails(page).hasMessageContaining("sent a web page");
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void tooLongAnnouncementIsRefused() {
    bench
        .fails(plain(new byte[RIGHT.length + 2000]))
        .hasMessageContaining("sends more than %d bytes".formatted(RIGHT.length + 1000));
  }

  @Test
  void endlessBytesWithoutLengthAreRefused() {
    Answer endless =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Type: application/gzip");
          for (int i = 0; i < 1000; i++) {
            out.write(new byte[10_000]);
          }
        };
    bench.fails(endless).hasMessageContaining("sends more than");
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void moreBytesThanAnnouncedAreRefused() {
    Answer lies =
        (request, out, client) -> {
          head(out, "200 OK", "Content-Length: " + HALF);
          out.write(RIGHT);
        };
    bench.fails(lies).hasMessageContaining("sends more than %d bytes".formatted(HALF));
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void resetConnectionIsAReasonAndNotAnError() {
    Answer resets =
        (request, out, client) -> {
          client.setSoLinger(true, 0);
          client.close();
        };
    bench.download(resets, plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }

  @Test
  void otherProtocolsAreAReasonAndNotAnError() {
    Answer other = (request, out, client) -> out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8));
    bench.download(other, plain(RIGHT));
    bench.assertOnlyTheRightFile();
  }
}
