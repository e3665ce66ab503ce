package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void unknownHost() {
    assertThat(ofMirror(new UnknownHostException("mirror.invalid")))
        .isEqualTo("no such host is known here");
  }

  @Test
  void noConnectionInTime() {
    assertThat(ofMirror(new SocketTimeoutException("Connect timed out")))
        .isEqualTo("no connection within 5 s");
  }

  @Test
  void noByteInTime() {
    assertThat(ofMirror(new SocketTimeoutException("Read timed out")))
        .isEqualTo("no byte for 20 s");
  }

  @Test
  void noPermission() {
    assertThat(Reasons.of(new AccessDeniedException("/data"))).isEqualTo("permission denied");
  }

  @Test
  void whatTheSystemSays() {
    assertThat(Reasons.of(new FileSystemException("/data", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void fileWithoutWordsIsNamedWithItsKind() {
    assertThat(Reasons.of(new NoSuchFileException("/data")))
        .isEqualTo("java.nio.file.NoSuchFileException: /data");
  }

  @Test
  void failureWithoutWordsIsNamed() {
    assertThat(Reasons.of(new EOFException())).isEqualTo("java.io.EOFException");
  }

  private static String ofMirror(IOException failure) {
    return Reasons.of(failure, Downloader.Timeouts.DEFAULT);
  }
}
