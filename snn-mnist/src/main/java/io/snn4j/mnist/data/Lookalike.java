package io.snn4j.mnist.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data set in the form of MNIST: four IDX files of 28x28 grey pixels and ten classes. There are
 * no checksums to tell its files by, so their kind, sizes, numbers and labels are checked, and that
 * they are not MNIST's own, which have the same names.
 *
 * @param name its name in configurations
 * @param title its name in sentences
 * @param train the files to learn from
 * @param test the files held back
 * @param transposed whether its files hold rows and columns in exchange
 * @param home where it is to be had
 */
record Lookalike(
    String name, String title, Files4 train, Files4 test, boolean transposed, String home) {

  /** Articles of clothing (Xiao, Rasul and Vollgraf 2017). */
  static final Lookalike FASHION_MNIST =
      new Lookalike(
          "fashion-mnist",
          "Fashion-MNIST",
          Files4.of("train", 60_000),
          Files4.of("t10k", 10_000),
          false,
          "https://github.com/zalandoresearch/fashion-mnist");

  /** Cursive Japanese characters (Clanuwat and others 2018). */
  static final Lookalike KMNIST =
      new Lookalike(
          "kmnist",
          "KMNIST",
          Files4.of("train", 60_000),
          Files4.of("t10k", 10_000),
          false,
          "https://github.com/rois-codh/kmnist");

  /** More handwritten digits (Cohen, Afshar, Tapson and van Schaik 2017). */
  static final Lookalike EMNIST_DIGITS =
      new Lookalike(
          "emnist-digits",
          "EMNIST Digits",
          Files4.of("emnist-digits-train", 240_000),
          Files4.of("emnist-digits-test", 40_000),
          true,
          "https://www.nist.gov/itl/products-and-services/emnist-dataset");

  /** Where EMNIST's archive has its files. */
  private static final String GZIP = "gzip";

  /** Images and labels of one part, without their ending {@code .gz}. */
  record Files4(String images, String labels, int count) {

    static Files4 of(String prefix, int count) {
      return new Files4(prefix + "-images-idx3-ubyte", prefix + "-labels-idx1-ubyte", count);
    }
  }

  /**
   * Reads the data set from a folder, its subfolder of the set's name, or {@code gzip} in it.
   *
   * @throws DataException if a file is missing, damaged or another set's
   */
  DataSet read(Path folder) {
    List<String> missing = new ArrayList<>();
    for (String file : List.of(train.images, train.labels, test.images, test.labels)) {
      if (find(folder, file).isEmpty()) {
        missing.add(file + ".gz");
      }
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s is not in %s, which lacks %s; the four files, to be had from %s, must lie there or in its subfolder %s, gzipped or not; --data names another folder"
              .formatted(title, folder, String.join(", ", missing), home, name));
    }
    return new DataSet(
        name,
        part("train", train, folder),
        part("test", test, folder),
        "%s, %d for training and %d for test, 28x28 grey pixels"
            .formatted(title, train.count, test.count));
  }

  private LabelledImages part(String part, Files4 files, Path folder) {
    Path labelFile = find(folder, files.labels).orElseThrow();
    Path imageFile = find(folder, files.images).orElseThrow();
    Idx.Content labels = Idx.readLabels(labelFile, Mnist.CLASSES, files.count);
    Idx.Content images = Idx.readImages(imageFile, Mnist.SIDE, Mnist.SIDE, files.count);
    for (Idx.Content content : List.of(labels, images)) {
      require(content, files.count);
    }
    if (transposed) {
      transpose(images.body());
    }
    return Idx.pair(name + "/" + part, Mnist.CLASSES, images, labels);
  }

  private void require(Idx.Content content, int count) {
    if (content.count() != count) {
      throw new DataException(
          "%s holds %d samples, but %s has %d there"
              .formatted(content.file(), content.count(), title, count));
    } else if (Mnist.PUBLISHED.holds(content.sha256())) {
      throw new DataException(
          "%s is MNIST's file of that name, not that of %s; the set's own, from %s, belong in a folder of their own, such as one named %s"
              .formatted(content.file(), title, home, name));
    }
  }

  /** Turns images upright in place: rows and columns are as many. */
  private static void transpose(byte[] pixels) {
    int side = Mnist.SIDE;
    for (int image = 0; image < pixels.length; image += side * side) {
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < row; column++) {
          int a = image + row * side + column;
          int b = image + column * side + row;
          byte kept = pixels[a];
          pixels[a] = pixels[b];
          pixels[b] = kept;
        }
      }
    }
  }

  /** The set's own folder comes first, as its files may have MNIST's names. */
  private Optional<Path> find(Path folder, String file) {
    List<Path> candidates = new ArrayList<>();
    for (Path place : List.of(folder.resolve(name), folder.resolve(GZIP), folder)) {
      candidates.add(place.resolve(file + ".gz"));
      candidates.add(place.resolve(file));
    }
    return candidates.stream().filter(Files::isRegularFile).findFirst();
  }
}
