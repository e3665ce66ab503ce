package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class IdxProperties {
  private Path folder;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("idx");
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("images"));
    Files.deleteIfExists(folder.resolve("labels"));
    Files.delete(folder);
  }

  @Property(tries = 20)
  void everyTruncationIsRefused(
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll @IntRange(min = 1, max = 4) int rows,
      @ForAll @IntRange(min = 1, max = 4) int columns) {
    byte[] whole = IdxFiles.images(count, rows, columns);
    for (int length = 0; length < whole.length; length++) {
      refusesImages(Arrays.copyOf(whole, length), rows, columns);
    }
  }

  @Property(tries = 10)
  void everyTruncationOfGzipIsRefused(@ForAll @IntRange(min = 1, max = 4) int count) {
    byte[] whole = IdxFiles.gzip(IdxFiles.images(count, 3, 2));
    for (int length = 0; length < whole.length; length++) {
      refusesImages(Arrays.copyOf(whole, length), 3, 2);
    }
  }

  @Property
  void everyChangedBitOfAHeaderIsRefused(@ForAll @IntRange(max = 127) int bit) {
    byte[] bytes = IdxFiles.images(3, 2, 4);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    refusesImages(bytes, 2, 4);
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefusedInASentence(@ForAll @Size(max = 64) byte[] bytes) {
    Path file = IdxFiles.write(folder, "labels", bytes);
    try {
      assertThat(Idx.readLabels(file, 10, 100).count()).isEqualTo(bytes.length - 8);
    } catch (DataException refused) {
      assertThat(refused).hasMessageStartingWith(file.toString());
    }
  }

  private void refusesImages(byte[] bytes, int rows, int columns) {
    Path file = IdxFiles.write(folder, "images", bytes);
    assertThatThrownBy(() -> Idx.readImages(file, rows, columns, 100))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString());
  }
}
