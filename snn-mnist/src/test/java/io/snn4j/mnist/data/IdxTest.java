package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.IdxFiles.gzip;
import static io.snn4j.mnist.data.IdxFiles.images;
import static io.snn4j.mnist.data.IdxFiles.labels;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final int MOST = 5;

  @TempDir Path folder;

  @Test
  void rawFilesAreRead() {
    assertThat(read(images(2, 3, 4), labels(2, 1, 9)).toString()).isEqualTo("small [2,3,4]");
  }

  @Test
  void gzipIsTheSameAsRaw() {
    LabelledImages raw = read(images(2, 3, 4), labels(2, 1, 9));
    LabelledImages packed = read(gzip(images(2, 3, 4)), gzip(labels(2, 1, 9)));
    assertThat(packed.pixels()).isEqualTo(raw.pixels());
    assertThat(packed.label(1)).isEqualTo(9);
  }

  @Test
  void pixelsAreUnsignedAndScaled() {
    LabelledImages read = read(images(4, 3, 4), labels(4, 0, 1, 2, 3));
    float[] into = new float[13];
    read.read(3, into, 1);
    assertThat(into[0]).isZero();
    assertThat(into[1]).isEqualTo((36 * 7 % 256) / 255f);
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> Idx.readLabels(folder.resolve("nothing"), 10, 5))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("nothing") + " does not exist");
  }

  @Test
  void folderIsNoFile() {
    assertThatThrownBy(() -> Idx.readLabels(folder, 10, 5))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("is not a file");
  }

  @Test
  void cutOffImagesTellBothSizes() {
    failsForImages(images(0x803, 2, 3, 4, 20))
        .hasMessageEndingWith("is cut off: 2 samples take 40 bytes (unpacked), but it holds 36");
  }

  @Test
  void emptyFileIsCutOff() {
    failsForImages(new byte[0])
        .hasMessageEndingWith("it holds 0 bytes (unpacked) where its header alone takes 16");
  }

  @Test
  void trailingBytesAreRefused() {
    failsForImages(images(0x803, 2, 3, 4, 25))
        .hasMessageEndingWith("2 samples take 40 bytes (unpacked), but more follow");
  }

  @Test
  void labelsInPlaceOfImagesAreRecognised() {
    failsForImages(labels(2, 1, 1))
        .hasMessageEndingWith(
            "holds IDX labels (it starts with 0x00000801), but IDX images (0x00000803) are needed");
  }

  @Test
  void imagesInPlaceOfLabelsAreRecognised() {
    failsForLabels(images(2, 3, 4))
        .hasMessageEndingWith(
            "holds IDX images (it starts with 0x00000803), but IDX labels (0x00000801) are needed");
  }

  @Test
  void otherFilesAreRecognised() {
    failsForImages("<html>nothing here</html>".getBytes(UTF_8))
        .hasMessageContaining("holds neither IDX images nor IDX labels");
  }

  @Test
  void imageSizeMustFit() {
    failsForImages(images(2, 4, 3))
        .hasMessageEndingWith("holds images of 4x3 pixels, but 3x4 is needed");
  }

  @Test
  void zeroSamplesAreRefused() {
    failsForImages(images(0, 3, 4))
        .hasMessageEndingWith("announces 0 samples of 12 bytes, but from 1 to 5 are allowed");
  }

  @Test
  void hugeCountsAreRefusedBeforeMemoryIsTaken() {
    failsForImages(images(0x803, -1, 3, 4, 0)).hasMessageContaining("announces 4294967295 samples");
  }

  @Test
  void moreThanAllowedAreRefused() {
    failsForImages(images(MOST + 1, 3, 4)).hasMessageContaining("announces 6 samples");
  }

  @Test
  void labelOutOfRangeTellsWhereAndWhat() {
    failsForLabels(labels(3, 1, 10, 2))
        .hasMessageEndingWith("label 1 is 10, but labels must lie in [0,9]");
  }

  @Test
  void imagesAndLabelsMustBeAsMany() {
    assertThatThrownBy(() -> read(images(2, 3, 4), labels(1, 1)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("holds 2 images but")
        .hasMessageEndingWith("holds 1 labels; they must be as many");
  }

  @Test
  void damagedGzipIsRefused() {
    byte[] packed = gzip(images(2, 3, 4));
    packed[packed.length - 6] ^= 0x55;
    failsForImages(packed).hasMessageContaining("is damaged: its gzip data does not unpack");
  }

  @Test
  void cutOffGzipIsRefused() {
    byte[] packed = gzip(images(2, 3, 4));
    failsForImages(Arrays.copyOf(packed, packed.length / 2)).hasMessageContaining("is cut off");
  }

  @Test
  void everyChangedBitOfGzipIsRefusedOrWithoutEffect() {
    byte[] packed = gzip(labels(3, 1, 9, 2));
    for (int bit = 0; bit < 8 * packed.length; bit++) {
      byte[] changed = packed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Path file = IdxFiles.write(folder, "labels", changed);
      try {
        assertThat(Idx.readLabels(file, 10, MOST).body()).containsExactly(1, 9, 2);
      } catch (DataException refused) {
        assertThat(refused).hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void gzipBombIsReadNoFurtherThanItsHeaderAllows() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(images(2, 3, 4));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    failsForImages(packed.toByteArray()).hasMessageEndingWith("but more follow");
  }

  @Test
  void filesAreClosed() throws IOException {
    read(images(2, 3, 4), labels(2, 1, 9));
    Files.delete(folder.resolve("images"));
    assertThat(folder.resolve("images")).doesNotExist();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failsForImages(byte[] bytes) {
    Path file = IdxFiles.write(folder, "images", bytes);
    return assertThatThrownBy(() -> Idx.readImages(file, 3, 4, MOST))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failsForLabels(byte[] bytes) {
    Path file = IdxFiles.write(folder, "labels", bytes);
    return assertThatThrownBy(() -> Idx.readLabels(file, 10, MOST))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString());
  }

  private LabelledImages read(byte[] images, byte[] labels) {
    return Idx.read(
        "small",
        IdxFiles.write(folder, "images", images),
        IdxFiles.write(folder, "labels", labels),
        3,
        4,
        10);
  }
}
