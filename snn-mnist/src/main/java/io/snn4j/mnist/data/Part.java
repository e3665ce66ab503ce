package io.snn4j.mnist.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The part of a file that has arrived so far, in {@code NAME.part}; beside it, in {@code
 * NAME.part.etag}, the address it came from and that server's entity tag.
 *
 * <p>Failures to write are {@link DataException}s, so that a full disk is not taken for a bad
 * mirror.
 */
final class Part {
  private final Path path;
  private final Path tag;

  Part(Path path) {
    this.path = path;
    this.tag = path.resolveSibling(path.getFileName() + ".etag");
  }

  Path path() {
    return path;
  }

  /** Returns the number of bytes that have arrived. */
  long size() {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
  }

  /** Returns the entity tag of these bytes, if they came from the given address with one. */
  Optional<String> tagFrom(URI source) {
    try {
      List<String> lines = Files.exists(tag) ? Files.readAllLines(tag) : List.of();
      return lines.size() == 2 && lines.get(0).equals(source.toString())
          ? Optional.of(lines.get(1))
          : Optional.empty();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  /** Opens the part for more bytes at its end, after dropping what is there if it starts anew. */
  Appender append(long from, URI source, Optional<String> newTag) {
    try {
      if (newTag.isPresent()) {
        Files.writeString(tag, source + "\n" + newTag.get() + "\n");
      } else {
        Files.deleteIfExists(tag);
      }
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(from).position(from);
      return new Appender(channel);
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(tag);
    } catch (IOException failure) {
      throw cannotWrite(failure);
    }
  }

  private DataException cannotWrite(IOException failure) {
    return new DataException(
        "%s cannot be written: %s".formatted(path, Reasons.of(failure)), failure);
  }

  /** An open part. */
  final class Appender implements AutoCloseable {
    private final FileChannel channel;

    private Appender(FileChannel channel) {
      this.channel = channel;
    }

    void write(byte[] bytes, int length) {
      try {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException failure) {
        throw cannotWrite(failure);
      }
    }

    @Override
    public void close() {
      try (channel) {
        channel.force(true);
      } catch (IOException failure) {
        throw cannotWrite(failure);
      }
    }
  }
}
