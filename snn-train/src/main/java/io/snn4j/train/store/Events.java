package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened in a run, in the order in which it happened: a file to which a line is added for
 * each event, one JSON object with the time, the kind of event and its values. A run that is
 * resumed adds to the file, so that what it does again is there twice.
 *
 * @param file where they are kept
 */
public record Events(Path file) {

  /** The name of the file within a run folder. */
  public static final String NAME = "events.jsonl";

  /**
   * Adds a line, with all its characters at once.
   *
   * @param event its kind, such as {@code epoch}
   * @param values plain values
   * @throws IOException if it cannot be written
   */
  public void add(String event, Map<String, ?> values) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("event", event);
    line.putAll(values);
    append(json(line) + "\n");
  }

  private void append(String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  static String json(Map<String, Object> line) {
    try {
      return new JsonMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values always have a JSON form", e);
    }
  }

  /** Removes a line that a power cut left half written. */
  void mend() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long whole = channel.size();
      ByteBuffer one = ByteBuffer.allocate(1);
      while (whole > 0) {
        one.clear();
        channel.read(one, whole - 1);
        if (one.get(0) == '\n') {
          break;
        }
        whole--;
      }
      channel.truncate(whole);
    }
  }
}
