package io.snn4j.mnist.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The bytes of a file without their gzip wrapping, if it has one. */
final class Unpacked {
  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  /** Opens a file, through gzip if it starts with the gzip magic {@code 1f 8b}. */
  static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException failure) {
      raw.close();
      throw failure;
    }
  }

  /**
   * Returns the SHA-256 of the unpacked bytes in lower-case hexadecimal.
   *
   * @throws IOException if the file cannot be read or unpacked, or unpacks to more than {@code
   *     limit} bytes
   */
  static String sha256(Path file, long limit) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream in = open(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > limit) {
          throw new IOException("unpacks to more than the %d bytes it should".formatted(limit));
        }
        digest.update(buffer, 0, read);
      }
    }
    return hexadecimal(digest);
  }

  /** Returns a fresh SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** Completes a digest and writes it in lower-case hexadecimal. */
  static String hexadecimal(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
