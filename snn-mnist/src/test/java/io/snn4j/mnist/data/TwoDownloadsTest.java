package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.FILE;
import static io.snn4j.mnist.data.DownloadBench.PATIENT;
import static io.snn4j.mnist.data.DownloadBench.RIGHT;
import static io.snn4j.mnist.data.LoopbackServer.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that download the same file to the same folder. */
@Timeout(60)
class TwoDownloadsTest {

  @TempDir Path folder;

  @Test
  void oneDownloadsAndTheOtherWaitsForIt() throws Exception {
    CountDownLatch bothAreThere = new CountDownLatch(1);
    LoopbackServer.Answer answer =
        (request, out, client) -> {
          assertThat(bothAreThere.await(30, TimeUnit.SECONDS)).isTrue();
          plain(RIGHT).write(request, out, client);
        };
    try (DownloadBench bench = new DownloadBench(folder);
        LoopbackServer server = new LoopbackServer(answer)) {
      Process first = start(server);
      try (BufferedReader said = first.inputReader(UTF_8)) {
        // it has the lock once its request is there
        while (server.requests().isEmpty()) {
          assertThat(first.isAlive()).isTrue();
          Thread.sleep(10);
        }
        Process second = start(server);
        try (BufferedReader saidToo = second.inputReader(UTF_8)) {
          assertThat(saidToo.readLine()).isEqualTo("waiting");
          bothAreThere.countDown();
          assertThat(said.readLine()).isEqualTo("done");
          assertThat(saidToo.readLine()).isEqualTo("done");
        }
        assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);
      }
      bench.assertOnlyTheRightFile();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void theOtherTakesOverFromOneThatIsKilled() throws Exception {
    CountDownLatch killed = new CountDownLatch(1);
    LoopbackServer.Answer answer =
        (request, out, client) -> {
          if (killed.getCount() > 0) {
            // half of the file, and then nothing until the process is gone
            LoopbackServer.head(out, "200 OK", "Content-Length: " + RIGHT.length);
            out.write(RIGHT, 0, DownloadBench.HALF);
            LoopbackServer.stall(out, client);
          } else {
            plain(RIGHT).write(request, out, client);
          }
        };
    try (DownloadBench bench = new DownloadBench(folder);
        LoopbackServer server = new LoopbackServer(answer)) {
      Process first = start(server);
      while (server.requests().isEmpty()) {
        assertThat(first.isAlive()).isTrue();
        Thread.sleep(10);
      }
      Process second = start(server);
      try (BufferedReader said = second.inputReader(UTF_8)) {
        assertThat(said.readLine()).isEqualTo("waiting");
        killed.countDown();
        first.destroyForcibly().waitFor();
        assertThat(said.readLine()).isEqualTo("done");
      }
      assertThat(second.waitFor()).isZero();
      bench.assertOnlyTheRightFile();
    }
  }

  private Process start(LoopbackServer server) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Downloading.class.getName(),
            folder.toString(),
            server.mirror().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A program that downloads the file to a folder from a mirror. */
  static final class Downloading {
    private Downloading() {}

    /** Takes the folder and the mirror's address. */
    public static void main(String[] arguments) {
      Downloader.Progress progress =
          new Downloader.Progress() {
            @Override
            public void advanced(String file, long done, long total) {}

            @Override
            public void waiting(Path place) {
              System.out.println("waiting");
            }
          };
      new Downloader(List.of(URI.create(arguments[1])), PATIENT)
          .download(List.of(FILE), Path.of(arguments[0]), progress);
      System.out.println("done");
    }
  }
}
