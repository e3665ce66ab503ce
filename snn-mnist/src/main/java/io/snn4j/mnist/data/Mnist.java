package io.snn4j.mnist.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The MNIST data set of handwritten digits: 60000 training and 10000 test images of 28x28 grey
 * pixels in ten classes (LeCun, Bottou, Bengio and Haffner 1998).
 *
 * <p>It comes as four IDX files. Each may lie in a folder itself or in its subfolder {@code mnist},
 * as {@code NAME.gz} or unpacked as {@code NAME}.
 */
public final class Mnist {
  /** The height and the width of an image in pixels. */
  public static final int SIDE = 28;

  /** The number of classes, the digits 0 to 9. */
  public static final int CLASSES = 10;

  /** The number of training images. */
  public static final int TRAIN = 60_000;

  /** The number of test images. */
  public static final int TEST = 10_000;

  /** The subfolder in which the files may lie. */
  static final String SUBFOLDER = "mnist";

  /** The files as they were published. */
  static final Mnist PUBLISHED =
      new Mnist(
          new Pair(
              TRAIN,
              "train-images-idx3-ubyte.gz",
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              "train-labels-idx1-ubyte.gz",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          new Pair(
              TEST,
              "t10k-images-idx3-ubyte.gz",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              "t10k-labels-idx1-ubyte.gz",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  private final Pair train;
  private final Pair test;

  /** Creates a data set of the form of MNIST, such as a small one for tests. */
  Mnist(Pair train, Pair test) {
    this.train = train;
    this.test = test;
  }

  /**
   * Reads MNIST from a folder and verifies the SHA-256 of each file.
   *
   * @param folder holds the four files
   * @return the data set
   * @throws DataException if a file is missing, damaged, or not the one that was published
   */
  public static DataSet load(Path folder) {
    return PUBLISHED.read(folder);
  }

  /** Returns the four files, the smallest first, so that an unreachable mirror shows early. */
  List<RemoteFile> files() {
    return List.of(test.labels(), train.labels(), test.images(), train.images());
  }

  /** Returns the bytes on the heap that all images and labels take. */
  long bytes() {
    return files().stream().mapToLong(RemoteFile::unpackedBytes).sum();
  }

  /** Returns those of the four files that are neither in the folder nor in its subfolder. */
  List<RemoteFile> missing(Path folder) {
    return files().stream().filter(file -> find(folder, file).isEmpty()).toList();
  }

  /** Returns where one of the files lies: in the folder before its subfolder, gzip before raw. */
  static Optional<Path> find(Path folder, RemoteFile file) {
    List<Path> candidates = new ArrayList<>();
    for (Path place : List.of(folder, folder.resolve(SUBFOLDER))) {
      candidates.add(place.resolve(file.name()));
      candidates.add(place.resolve(unpackedName(file)));
    }
    return candidates.stream().filter(Files::isRegularFile).findFirst();
  }

  /** Joins the names of files for a sentence. */
  static String names(List<RemoteFile> files) {
    return String.join(", ", files.stream().map(RemoteFile::name).toList());
  }

  /** Whether this is the SHA-256 of one of the files. */
  boolean holds(String sha256) {
    return files().stream().anyMatch(file -> file.sha256().equals(sha256));
  }

  /** Reads the data set from a folder, as {@link #load}. */
  DataSet read(Path folder) {
    List<RemoteFile> missing = missing(folder);
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s lacks %s; the four MNIST files must lie there or in its subfolder %s, gzipped or not"
              .formatted(folder, names(missing), SUBFOLDER));
    }
    return new DataSet(
        "mnist",
        train.read("mnist/train", folder),
        test.read("mnist/test", folder),
        "MNIST handwritten digits, %d for training and %d for test, 28x28 grey pixels"
            .formatted(train.count(), test.count()));
  }

  /**
   * Verifies those of the files that are there.
   *
   * @throws DataException if one is damaged or not the one that was published
   */
  void verifyPresent(Path folder) {
    for (Pair pair : List.of(train, test)) {
      find(folder, pair.labels()).ifPresent(pair::readLabels);
      find(folder, pair.images()).ifPresent(pair::readImages);
    }
  }

  private static String unpackedName(RemoteFile file) {
    return file.name().substring(0, file.name().length() - ".gz".length());
  }

  /** The images of one part and their labels: {@code [count,28,28]} and {@code [count]}. */
  record Pair(int count, RemoteFile images, RemoteFile labels) {
    Pair(int count, String images, String imagesSha256, String labels, String labelsSha256) {
      this(
          count,
          file(images, imagesSha256, 16 + (long) count * SIDE * SIDE),
          file(labels, labelsSha256, 8 + (long) count));
    }

    LabelledImages read(String name, Path folder) {
      Idx.Content someLabels = readLabels(find(folder, labels).orElseThrow());
      return Idx.pair(name, CLASSES, readImages(find(folder, images).orElseThrow()), someLabels);
    }

    Idx.Content readImages(Path file) {
      return verified(images, Idx.readImages(file, SIDE, SIDE, count));
    }

    Idx.Content readLabels(Path file) {
      return verified(labels, Idx.readLabels(file, CLASSES, count));
    }

    private static Idx.Content verified(RemoteFile expected, Idx.Content content) {
      String actual = content.sha256();
      if (!actual.equals(expected.sha256())) {
        throw new DataException(
            "%s is not the published MNIST file: the SHA-256 of its unpacked bytes is %s, but must be %s"
                .formatted(content.file(), actual, expected.sha256()));
      }
      return content;
    }

    private static RemoteFile file(String name, String sha256, long unpackedBytes) {
      // A mirror may send it unpacked, so the unpacked size (and some gzip framing) is the bound.
      return new RemoteFile(name, sha256, unpackedBytes + 4096, unpackedBytes);
    }
  }
}
