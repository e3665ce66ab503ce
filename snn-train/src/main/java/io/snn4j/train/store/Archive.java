package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snn4j.core.config.ConfigException;
import io.snn4j.core.config.Tree;
import io.snn4j.core.config.Yaml;
import io.snn4j.core.memory.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A {@code .snn} file: a zip whose first entry, {@code format.yaml}, says which format it has and
 * which plugins it needs. Every entry has a checksum (CRC-32, the zip's own, so that {@code unzip
 * -t} knows it), which is checked when the entry is read.
 *
 * <p>A file may come from anybody. Nothing of it is written anywhere, so no name in it can lead
 * outside a folder; and what its entries unpack to is in proportion to the file's length.
 */
final class Archive implements AutoCloseable {

  /** The format written; those from 1 on can be read. */
  static final int VERSION = 1;

  private static final String FORMAT = "format.yaml";
  private static final int LONGEST_TEXT = 1 << 25;
  // our own files hold everything as it is; one that was packed anew may be a few times smaller
  private static final int MOST_UNPACKED = 10;
  private static final int SMALL = 1 << 20;
  // a fixed time, so that equal models are equal files; zip begins in 1980
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipFile zip;
  private final Tree format;

  private Archive(ZipFile zip) throws IOException {
    this.zip = zip;
    String text = text(FORMAT);
    try {
      format = Yaml.read(text);
    } catch (ConfigException e) {
      throw new IOException(FORMAT + ": " + e.getMessage(), e);
    }
    if (!(format.plain() instanceof Map<?, ?> map) || !(map.get("version") instanceof Long)) {
      throw new IOException(FORMAT + " names no version");
    }
    long version = (Long) map.get("version");
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "it has format %d, but this SNN4J reads formats 1 to %d; take a newer SNN4J"
              .formatted(version, VERSION));
    }
  }

  /** Opens a file to be read. */
  static Archive open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), UTF_8);
    } catch (ZipException e) {
      throw new IOException("it is not a model file, or is damaged", e);
    }
    try {
      requireNoBomb(zip, Files.size(file));
      return new Archive(zip);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static void requireNoBomb(ZipFile zip, long length) throws IOException {
    double most = SMALL + (double) MOST_UNPACKED * length;
    // a size beyond what a long holds is read as a negative one
    double unpacked = zip.stream().mapToDouble(Archive::size).sum();
    if (unpacked > most) {
      throw new IOException(
          "it would unpack to %.0f bytes, but for its length of %d at most %.0f are allowed"
              .formatted(unpacked, length, most));
    }
  }

  private static double size(ZipEntry entry) {
    return entry.getSize() < 0 ? Double.POSITIVE_INFINITY : entry.getSize();
  }

  /** Writes the entries of a file. */
  @FunctionalInterface
  interface Content {
    void write(Writer writer) throws IOException;
  }

  /**
   * Writes a file, in place of one that is there.
   *
   * @param plugins what {@link PluginOrigins} say
   * @throws IOException if it cannot be written; what was there before then stays
   */
  static void write(Path file, Object plugins, Content content) throws IOException {
    AtomicFile.write(file, out -> write(out, plugins, content));
  }

  private static void write(OutputStream out, Object plugins, Content content) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    // weights do not compress, and numpy reads them faster as they are
    zip.setLevel(Deflater.NO_COMPRESSION);
    Writer writer = new Writer(zip);
    writer.text(FORMAT, Yaml.write(new TreeMap<>(Map.of("version", VERSION, "plugins", plugins))));
    content.write(writer);
    zip.finish();
  }

  /** Where entries are written. */
  static final class Writer {

    private final ZipOutputStream zip;

    private Writer(ZipOutputStream zip) {
      this.zip = zip;
    }

    void text(String name, String text) throws IOException {
      byte[] bytes = text.getBytes(UTF_8);
      if (bytes.length > LONGEST_TEXT) {
        throw new IOException(
            "%s of %d bytes is too long to be read again".formatted(name, bytes.length));
      }
      begin(name);
      zip.write(bytes);
    }

    /** An array as {@code NAME.npy}. */
    void array(String name, float[] values, long... shape) throws IOException {
      begin(name + ".npy");
      Npy.write(zip, values, shape);
    }

    private void begin(String name) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
    }
  }

  /** What {@code format.yaml} says of plugins, as plain values; null if nothing. */
  Object plugins() {
    return ((Map<?, ?>) format.plain()).get("plugins");
  }

  String text(String name) throws IOException {
    return new String(bytes(name, LONGEST_TEXT), UTF_8);
  }

  /** The array {@code NAME.npy} of a shape that is known. */
  float[] array(String name, long... shape) throws IOException {
    return Npy.read(bytes(name + ".npy", Npy.longest(shape)), name + ".npy", shape);
  }

  /** How many values the arrays whose names begin so can hold at most. */
  long values(String folder) {
    return zip.stream()
        .filter(entry -> entry.getName().startsWith(folder))
        .mapToLong(entry -> entry.getSize() / Float.BYTES)
        .sum();
  }

  private byte[] bytes(String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it lacks " + name);
    }
    if (entry.getSize() > Math.min(most, Bytes.LONGEST)) {
      throw new IOException(
          "%s is longer than %d bytes".formatted(name, Math.min(most, Bytes.LONGEST)));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) entry.getSize());
      if (in.read() >= 0) {
        throw new IOException("%s is damaged: it is longer than it says".formatted(name));
      }
      CRC32 crc = new CRC32();
      crc.update(bytes);
      if (crc.getValue() != entry.getCrc()) {
        throw new IOException(name + " is damaged: its checksum is wrong");
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw new IOException("%s is damaged: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
