package io.snn4j.mnist.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on the loopback address whose answers are written byte by byte by a test. */
final class LoopbackServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Answer answer;
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

  LoopbackServer(Answer answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread thread = new Thread(this::serve, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI mirror() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/mnist/");
  }

  /** Returns the headers of each request, in lower case; {@code ""} maps to the request line. */
  List<Map<String, String>> requests() {
    return requests;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        // A reader that holds on for ever would hang the test, not fail it.
        client.setSoTimeout(30_000);
        Map<String, String> request = read(client);
        requests.add(request);
        OutputStream out = client.getOutputStream();
        answer.write(request, out, client);
        out.flush();
      } catch (IOException | InterruptedException clientLeft) {
        // Clients that give up are what the tests are about.
      }
    }
  }

  private static Map<String, String> read(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    Map<String, String> headers = new TreeMap<>();
    headers.put("", String.valueOf(in.readLine()));
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return headers;
  }

  /** Writes a status line, headers (each {@code Name: value}) and the end of the head. */
  static void head(OutputStream out, String status, String... headers) throws IOException {
    String lines = String.join("\r\n", headers);
    out.write(
        ("HTTP/1.1 " + status + "\r\n" + lines + "\r\nConnection: close\r\n\r\n")
            .getBytes(ISO_8859_1));
    out.flush();
  }

  /** An answer that sends all bytes, and knows nothing of ranges. */
  static Answer plain(byte[] bytes) {
    return (request, out, client) -> {
      head(out, "200 OK", "Content-Length: " + bytes.length);
      out.write(bytes);
    };
  }

  /** An answer that sends the file whose name ends the address, if there is one. */
  static Answer files(Map<String, byte[]> files) {
    return (request, out, client) -> {
      byte[] bytes = files.get(request.get("").replaceAll("GET .*/(.*) HTTP/1.1", "$1"));
      (bytes == null ? status("404 Not Found") : plain(bytes)).write(request, out, client);
    };
  }

  /** An answer of a status and nothing else. */
  static Answer status(String status) {
    return (request, out, client) -> head(out, status, "Content-Length: 0");
  }

  /** An answer that honours ranges, and {@code If-Range} with the given entity tag. */
  static Answer ranges(byte[] bytes, String tag) {
    return (request, out, client) -> {
      String range = request.get("range");
      if (range == null || !tag.equals(request.getOrDefault("if-range", tag))) {
        head(out, "200 OK", "Content-Length: " + bytes.length, "ETag: " + tag);
        out.write(bytes);
        return;
      }
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      if (from >= bytes.length) {
        String whole = "Content-Range: bytes */" + bytes.length;
        head(out, "416 Range Not Satisfiable", whole, "Content-Length: 0");
        return;
      }
      head(
          out,
          "206 Partial Content",
          "Content-Length: " + (bytes.length - from),
          "Content-Range: bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length,
          "ETag: " + tag);
      out.write(bytes, from, bytes.length - from);
    };
  }

  /** Says nothing more and waits until the client goes. */
  static void stall(OutputStream out, Socket client) throws IOException {
    out.flush();
    client.getInputStream().read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What the server says. */
  @FunctionalInterface
  interface Answer {
    void write(Map<String, String> request, OutputStream out, Socket client)
        throws IOException, InterruptedException;
  }
}
