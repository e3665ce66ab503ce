package io.snn4j.train.store;

import io.snn4j.tries.fuzz.Fuzz;
import io.snn4j.tries.fuzz.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages what lies in a zip, and packs it anew with the right checksums; or damages the zip. */
final class ZipMutator implements Fuzz.Mutator {

  @Override
  public byte[] mutate(byte[] file, Mutations by) {
    if (by.below(4) == 0) {
      return by.some(file);
    }
    try {
      Map<String, byte[]> entries = entries(file);
      if (entries.isEmpty()) {
        return by.some(file);
      }
      List<String> names = List.copyOf(entries.keySet());
      for (int left = 1 + by.below(2); left > 0; left--) {
        String name = names.get(by.below(names.size()));
        String other = names.get(by.below(names.size()));
        switch (by.below(8)) {
          case 0 -> entries.remove(name);
          case 1 -> entries.put(name, entries.getOrDefault(other, new byte[0]));
          case 2 -> entries.put("../" + name, entries.getOrDefault(name, new byte[0]));
          default -> entries.computeIfPresent(name, (key, bytes) -> by.some(bytes));
        }
      }
      return zip(entries, by.below(2) == 0);
    } catch (IOException | IllegalArgumentException e) {
      // what was damaged before is no zip any more
      return by.some(file);
    }
  }

  private static Map<String, byte[]> entries(byte[] file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readNBytes(1 << 16));
      }
    }
    return entries;
  }

  static byte[] zip(Map<String, byte[]> entries, boolean packed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(packed ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
