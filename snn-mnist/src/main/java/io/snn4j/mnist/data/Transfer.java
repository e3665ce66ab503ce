package io.snn4j.mnist.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One transfer of a file from one address into its part, by HTTP, from where the part ends.
 *
 * <p>Built on {@link HttpURLConnection} because its read timeout is just what a stall is; the newer
 * client of the platform bounds the wait for the headers only. No header is trusted: the bytes that
 * arrive are counted.
 */
final class Transfer {
  private static final int BUFFER = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private final URI source;
  private final RemoteFile file;
  private final Part part;
  private final Downloader.Timeouts timeouts;
  private final Downloader.Progress progress;

  Transfer(
      URI source,
      RemoteFile file,
      Part part,
      Downloader.Timeouts timeouts,
      Downloader.Progress progress) {
    this.source = source;
    this.file = file;
    this.part = part;
    this.timeouts = timeouts;
    this.progress = progress;
  }

  /**
   * Completes the part.
   *
   * @return whether its first bytes are those of an earlier attempt
   * @throws IOException if the mirror refuses, sends too little or too much, or falls silent; what
   *     arrived stays in the part
   */
  boolean run() throws IOException {
    long have = part.size();
    if (have > file.maximumBytes()) {
      part.delete();
      have = 0;
    }
    if (have > 0) {
      Optional<Boolean> resumed = resume(have);
      if (resumed.isPresent()) {
        return resumed.get();
      }
      part.delete();
    }
    fresh();
    return false;
  }

  /** Asks for the rest; empty where the answer does not fit and only a fresh start helps. */
  private Optional<Boolean> resume(long have) throws IOException {
    HttpURLConnection connection = open();
    try {
      connection.setRequestProperty("Range", "bytes=" + have + "-");
      part.tagFrom(source).ifPresent(tag -> connection.setRequestProperty("If-Range", tag));
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_PARTIAL) {
        Matcher range = CONTENT_RANGE.matcher(headerOf(connection, "Content-Range"));
        if (!range.matches() || Long.parseLong(range.group(1)) != have) {
          return Optional.empty();
        }
        long total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
        receive(connection, have, total);
        return Optional.of(true);
      }
      if (status == RANGE_NOT_SATISFIABLE) {
        boolean complete = headerOf(connection, "Content-Range").equals("bytes */" + have);
        return complete ? Optional.of(true) : Optional.empty();
      }
      expectOk(status);
      receive(connection, 0, connection.getContentLengthLong());
      return Optional.of(false);
    } finally {
      connection.disconnect();
    }
  }

  private void fresh() throws IOException {
    HttpURLConnection connection = open();
    try {
      expectOk(connection.getResponseCode());
      receive(connection, 0, connection.getContentLengthLong());
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) source.toURL().openConnection();
    connection.setConnectTimeout((int) timeouts.connect().toMillis());
    connection.setReadTimeout((int) timeouts.stall().toMillis());
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("Accept-Encoding", "identity");
    return connection;
  }

  private void receive(HttpURLConnection connection, long from, long total) throws IOException {
    if (headerOf(connection, "Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
      throw new IOException("sent a web page, perhaps of a network login, instead of the file");
    }
    long bound = total < 0 ? file.maximumBytes() : Math.min(total, file.maximumBytes());
    if (total > bound) {
      throw tooLong(bound);
    }
    long deadline = System.nanoTime() + timeouts.transfer().toNanos();
    long done = from;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = connection.getInputStream();
        Part.Appender appender = part.append(from, source, strongTag(connection))) {
      progress.advanced(file.name(), done, total);
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        if (done + read > bound) {
          throw tooLong(bound);
        }
        appender.write(buffer, read);
        done += read;
        progress.advanced(file.name(), done, total);
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("not done within " + Reasons.seconds(timeouts.transfer()));
        }
      }
    }
    if (total >= 0 && done != total) {
      throw new IOException("the connection ended after %d of %d bytes".formatted(done, total));
    }
  }

  private IOException tooLong(long bound) {
    part.delete();
    return new IOException("sends more than %d bytes".formatted(bound));
  }

  /** Reads on; what newer platforms call a premature end is an end like any other here. */
  private static int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException failure) {
      if ("Premature EOF".equals(failure.getMessage())) {
        return -1;
      }
      throw failure;
    }
  }

  private static void expectOk(int status) throws IOException {
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException(
          status < 0 ? "did not answer in HTTP" : "answered with HTTP status " + status);
    }
  }

  /** Returns the entity tag unless it is a weak one, which does not vouch for the bytes. */
  private static Optional<String> strongTag(HttpURLConnection connection) {
    return Optional.of(headerOf(connection, "ETag")).filter(tag -> tag.startsWith("\""));
  }

  private static String headerOf(HttpURLConnection connection, String name) {
    return Optional.ofNullable(connection.getHeaderField(name)).orElse("");
  }
}
