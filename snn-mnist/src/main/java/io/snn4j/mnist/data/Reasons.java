package io.snn4j.mnist.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** The words for why a mirror did not give a file. */
final class Reasons {
  private Reasons() {}

  /** Says in a few words what went wrong. */
  static String of(IOException failure, Downloader.Timeouts timeouts) {
    if (failure instanceof UnknownHostException) {
      return "no such host is known here";
    }
    if (failure instanceof SocketTimeoutException) {
      // The platform tells the two timeouts apart by their message only.
      boolean connecting =
          String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
      return connecting
          ? "no connection within " + seconds(timeouts.connect().toMillis())
          : "no byte for " + seconds(timeouts.stall().toMillis());
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "no connection: " + failure.getMessage();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String seconds(long milliseconds) {
    return milliseconds % 1000 == 0
        ? milliseconds / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }
}
