package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.snn4j.core.memory.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arrays of floats in numpy's format .npy, version 1.0: little-endian, row-major. */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  private Npy() {}

  /**
   * Writes an array.
   *
   * @throws IOException if it cannot be written, or is too long to be read again
   */
  static void write(OutputStream out, float[] values, long... shape) throws IOException {
    if (longest(shape) > Bytes.LONGEST) {
      throw new IOException(
          "an array of %d values is too long for a file".formatted(values.length));
    }
    String sizes =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "))
            + (shape.length == 1 ? "," : "");
    StringBuilder header =
        new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }");
    while ((MAGIC.length + 2 + header.length() + 1) % ALIGNMENT != 0) {
      header.append(' ');
    }
    header.append('\n');
    ByteBuffer bytes =
        ByteBuffer.allocate(MAGIC.length + 2 + header.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) header.length());
    bytes.put(header.toString().getBytes(ISO_8859_1));
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /** The longest that a file of such an array may be. */
  static long longest(long... shape) {
    return Float.BYTES * Arrays.stream(shape).reduce(1, Math::multiplyExact)
        + MAGIC.length
        + 2
        + 0xFFFF;
  }

  /**
   * Reads an array whose shape is known.
   *
   * @throws IOException if the bytes are not such an array
   */
  static float[] read(byte[] file, String name, long... shape) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(file));
    byte[] magic = data.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(name + " is not a .npy array of version 1.0");
    }
    try {
      int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
      String header = new String(data.readNBytes(length), ISO_8859_1);
      Matcher matcher = HEADER.matcher(header);
      if (!matcher.matches()) {
        throw new IOException(name + " does not hold row-major floats: " + header.strip());
      }
      String expected =
          Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(","));
      String actual = matcher.group(1).replace(" ", "").replaceAll(",$", "");
      if (!actual.equals(expected)) {
        throw new IOException(
            "%s has the shape [%s], but must have [%s]".formatted(name, actual, expected));
      }
      // the size comes from the network, never from the file
      int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
      byte[] bytes = data.readNBytes(Math.multiplyExact(Float.BYTES, count));
      if (bytes.length < Float.BYTES * count || data.read() >= 0) {
        throw new IOException(
            "%s must hold %d values, but holds fewer or more".formatted(name, count));
      }
      float[] values = new float[count];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    } catch (EOFException e) {
      throw new IOException(name + " is cut off", e);
    }
  }
}
