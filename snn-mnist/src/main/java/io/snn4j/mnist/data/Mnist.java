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
  public static final String SUBFOLDER = "mnist";

  /** The training images, {@code [60000,28,28]}. */
  public static final RemoteFile TRAIN_IMAGES =
      file(
          "train-images-idx3-ubyte.gz",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          16 + 60000L * SIDE * SIDE);

  /** The training labels, {@code [60000]}. */
  public static final RemoteFile TRAIN_LABELS =
      file(
          "train-labels-idx1-ubyte.gz",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          8 + 60000L);

  /** The test images, {@code [10000,28,28]}. */
  public static final RemoteFile TEST_IMAGES =
      file(
          "t10k-images-idx3-ubyte.gz",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          16 + 10000L * SIDE * SIDE);

  /** The test labels, {@code [10000]}. */
  public static final RemoteFile TEST_LABELS =
      file(
          "t10k-labels-idx1-ubyte.gz",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
          8 + 10000L);

  /** All four files, the smallest first, so that an unreachable mirror shows early. */
  public static final List<RemoteFile> FILES =
      List.of(TEST_LABELS, TRAIN_LABELS, TEST_IMAGES, TRAIN_IMAGES);

  private static final String DESCRIPTION =
      "MNIST handwritten digits, 60000 for training and 10000 for test, 28x28 grey pixels";

  private Mnist() {}

  /**
   * Reads MNIST from a folder and verifies the SHA-256 of each file.
   *
   * @throws DataException if a file is missing, damaged, or not the one that was published
   */
  public static DataSet load(Path folder) {
    List<RemoteFile> missing = missing(folder);
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s lacks %s; the four MNIST files must lie there or in its subfolder %s, gzipped or not"
              .formatted(folder, names(missing), SUBFOLDER));
    }
    LabelledImages train = part("mnist/train", folder, TRAIN_IMAGES, TRAIN_LABELS);
    LabelledImages test = part("mnist/test", folder, TEST_IMAGES, TEST_LABELS);
    return new DataSet("mnist", train, test, DESCRIPTION);
  }

  /** Returns those of the four files that are neither in the folder nor in its subfolder. */
  public static List<RemoteFile> missing(Path folder) {
    return FILES.stream().filter(file -> find(folder, file).isEmpty()).toList();
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

  private static LabelledImages part(
      String name, Path folder, RemoteFile images, RemoteFile labels) {
    Idx.Content labelContent = Idx.readLabels(find(folder, labels).orElseThrow(), CLASSES);
    verify(labels, labelContent);
    Idx.Content imageContent = Idx.readImages(find(folder, images).orElseThrow(), SIDE, SIDE);
    verify(images, imageContent);
    return Idx.pair(name, CLASSES, imageContent, labelContent);
  }

  private static void verify(RemoteFile expected, Idx.Content content) {
    String actual = content.sha256();
    if (!actual.equals(expected.sha256())) {
      throw new DataException(
          "%s is not the published MNIST file: the SHA-256 of its unpacked bytes is %s, but must be"
                  .formatted(content.file(), actual)
              + " "
              + expected.sha256());
    }
  }

  private static String unpackedName(RemoteFile file) {
    return file.name().substring(0, file.name().length() - ".gz".length());
  }

  private static RemoteFile file(String name, String sha256, long unpackedBytes) {
    // A mirror may send it unpacked, so the unpacked size (and some gzip framing) is the bound.
    return new RemoteFile(name, sha256, unpackedBytes + 4096, unpackedBytes);
  }
}
