package io.snn4j.mnist.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Locale;

/** The few words for why a file or a mirror failed. */
final class Reasons {
  private Reasons() {}

  /** Says why a file could not be read or written. */
  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "something of that name is in the way";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    boolean silent = failure.getMessage() == null || failure instanceof FileSystemException;
    return silent ? failure.toString() : failure.getMessage();
  }

  /** Says why a mirror did not give a file. */
  static String of(IOException failure, Downloader.Timeouts timeouts) {
    if (failure instanceof UnknownHostException) {
      return "no such host is known here";
    }
    if (failure instanceof SocketTimeoutException) {
      // The platform tells the two timeouts apart by their message only.
      boolean connecting =
          String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
      return connecting
          ? "no connection within " + seconds(timeouts.connect())
          : "no byte for " + seconds(timeouts.stall());
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "no connection: " + failure.getMessage();
    }
    return of(failure);
  }

  /** Writes a duration as in {@code 20 s} or {@code 0.3 s}. */
  static String seconds(Duration duration) {
    long milliseconds = duration.toMillis();
    return milliseconds % 1000 == 0
        ? milliseconds / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }
}
