package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets in the form of MNIST, from small files of that form. */
class LookalikeTest {

  private static final int SIDE = Mnist.SIDE;

  private static final Lookalike UPRIGHT = small("kmnist", false);
  private static final Lookalike LYING = small("emnist-digits", true);

  @TempDir Path folder;

  private static Lookalike small(String name, boolean transposed) {
    return new Lookalike(
        name,
        "Small",
        Lookalike.Files4.of("train", 3),
        Lookalike.Files4.of("t10k", 2),
        transposed,
        "https://example.org");
  }

  @BeforeEach
  void arrive() throws IOException {
    Files.createDirectories(folder.resolve("kmnist"));
    write(folder);
  }

  private static void write(Path place) {
    IdxFiles.write(place, "train-images-idx3-ubyte.gz", IdxFiles.gzip(images(3)));
    IdxFiles.write(place, "train-labels-idx1-ubyte", IdxFiles.labels(3, 1, 9, 0));
    IdxFiles.write(place, "t10k-images-idx3-ubyte", images(2));
    IdxFiles.write(place, "t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(2, 4, 5)));
  }

  private static byte[] images(int count) {
    return IdxFiles.images(count, SIDE, SIDE);
  }

  private static float[] image(DataSet set, int sample) {
    float[] pixels = new float[SIDE * SIDE];
    set.train().read(sample, pixels, 0);
    return pixels;
  }

  @Test
  void imagesAndLabelsAreReadGzippedOrNot() {
    DataSet set = UPRIGHT.read(folder);
    assertThat(set.name()).isEqualTo("kmnist");
    assertThat(set.train().size()).isEqualTo(3);
    assertThat(set.test().size()).isEqualTo(2);
    assertThat(set.train().label(1)).isEqualTo(9);
    // the files' pixels count up by 7
    assertThat(image(set, 0)[1]).isEqualTo(7 / 255f);
  }

  @Test
  void transposedImagesAreTurnedUpright() {
    float[] lying = image(UPRIGHT.read(folder), 2);
    float[] upright = image(LYING.read(folder), 2);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        assertThat(upright[row * SIDE + column]).isEqualTo(lying[column * SIDE + row]);
      }
    }
    assertThat(upright).isNotEqualTo(lying);
  }

  @Test
  void theSetsOwnFolderComesFirst() {
    write(folder.resolve("kmnist"));
    IdxFiles.write(
        folder.resolve("kmnist"), "train-labels-idx1-ubyte", IdxFiles.labels(3, 2, 2, 2));
    assertThat(UPRIGHT.read(folder).train().label(1)).isEqualTo(2);
  }

  @Test
  void whatIsMissingIsNamedWithItsHome() throws IOException {
    Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
    assertThatThrownBy(() -> UPRIGHT.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Small is not in " + folder)
        .hasMessageContaining("which lacks t10k-images-idx3-ubyte.gz;")
        .hasMessageContaining("https://example.org");
  }

  @Test
  void theNumberOfSamplesIsThatOfTheSet() {
    IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(2, 1, 9));
    assertThatThrownBy(() -> UPRIGHT.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("train-labels-idx1-ubyte holds 2 samples, but Small has 3 there");
  }

  @Test
  void labelsThatAreNoClassAreRefused() {
    IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(3, 1, 10, 0));
    assertThatThrownBy(() -> UPRIGHT.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("label 1 is 10");
  }

  @Test
  void theNamesAreThoseEverybodyUses() {
    assertThat(DataSources.Choice.names())
        .containsExactly("auto", "mnist", "fashion-mnist", "kmnist", "emnist-digits", "synthetic");
    assertThat(Lookalike.EMNIST_DIGITS.train().images())
        .isEqualTo("emnist-digits-train-images-idx3-ubyte");
    assertThat(Lookalike.EMNIST_DIGITS.transposed()).isTrue();
  }
}
