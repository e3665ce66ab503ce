package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.tries.fuzz.Fuzz;
import io.snn4j.tries.fuzz.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images and labels from anybody, packed or not. */
class IdxFuzzTest {

  private static final int MOST = 1000;

  @TempDir Path folder;

  @Test
  void anyImagesAndLabelsAreReadOrRefused() {
    List<byte[]> valid =
        List.of(
            IdxFiles.images(3, 4, 2),
            IdxFiles.gzip(IdxFiles.images(5, 4, 2)),
            IdxFiles.labels(3, 7, 0, 9),
            IdxFiles.gzip(IdxFiles.labels(3, 1, 2, 3)));
    new Fuzz("idx", valid)
        .words("\u0000\u0000\b\u0003", "\u0000\u0000\b\u0001", "\u0000\u0000\u0003\u00e8")
        .mutator(IdxFuzzTest::mutated)
        .refuses(DataException.class)
        .run(0.2, this::read);
  }

  private void read(byte[] bytes) {
    Path file = IdxFiles.write(folder, "file", bytes);
    try {
      Idx.Content images = Idx.readImages(file, 4, 2, MOST);
      assertThat(images.body()).hasSize(8 * images.count());
    } catch (DataException noImages) {
      Idx.Content labels = Idx.readLabels(file, 10, MOST);
      assertThat(labels.body()).hasSize(labels.count());
    }
  }

  /** Damages the packing, or what is packed. */
  private static byte[] mutated(byte[] file, Mutations by) {
    boolean packed = file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    if (!packed || by.below(3) == 0) {
      return by.some(file);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return IdxFiles.gzip(by.some(in.readNBytes(1 << 14)));
    } catch (IOException e) {
      // what was damaged before does not unpack any more
      return by.some(file);
    }
  }
}
