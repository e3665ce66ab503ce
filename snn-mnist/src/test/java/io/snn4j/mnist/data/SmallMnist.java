package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.DownloadBench.PATIENT;
import static io.snn4j.mnist.data.DownloadBench.sha256;

import io.snn4j.mnist.data.DataSources.Choice;
import io.snn4j.mnist.data.DataSources.Network;
import io.snn4j.mnist.data.DataSources.Request;
import io.snn4j.mnist.data.DataSources.Resolved;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data set in the form of MNIST, of three training and two test images. */
final class SmallMnist {
  static final String TRAIN_IMAGES = "small-images.gz";
  static final String TRAIN_LABELS = "small-labels.gz";
  static final String TEST_IMAGES = "test-images.gz";
  static final String TEST_LABELS = "test-labels.gz";

  private static final Map<String, byte[]> UNPACKED =
      Map.of(
          TRAIN_IMAGES, IdxFiles.images(3, 28, 28),
          TRAIN_LABELS, IdxFiles.labels(3, 7, 0, 9),
          TEST_IMAGES, IdxFiles.images(2, 28, 28),
          TEST_LABELS, IdxFiles.labels(2, 1, 2));

  static final Mnist MNIST =
      new Mnist(pair(3, TRAIN_IMAGES, TRAIN_LABELS), pair(2, TEST_IMAGES, TEST_LABELS));

  /** The files as a mirror gives them. */
  static final Map<String, byte[]> FILES =
      Map.of(
          TRAIN_IMAGES, IdxFiles.gzip(UNPACKED.get(TRAIN_IMAGES)),
          TRAIN_LABELS, IdxFiles.gzip(UNPACKED.get(TRAIN_LABELS)),
          TEST_IMAGES, IdxFiles.gzip(UNPACKED.get(TEST_IMAGES)),
          TEST_LABELS, IdxFiles.gzip(UNPACKED.get(TEST_LABELS)));

  private SmallMnist() {}

  /** Writes some of the files to a folder. */
  static void write(Path folder, String... names) {
    for (String name : names) {
      IdxFiles.write(folder, name, FILES.get(name));
    }
  }

  /** Writes all of the files to a folder. */
  static void writeAll(Path folder) {
    FILES.forEach((name, bytes) -> IdxFiles.write(folder, name, bytes));
  }

  /** Writes all of the files to a folder, without gzip and without {@code .gz} in their names. */
  static void writeAllUnpacked(Path folder) {
    UNPACKED.forEach((name, bytes) -> IdxFiles.write(folder, name.replace(".gz", ""), bytes));
  }

  /** Resolves a request of a user with the given home folder, where there is one mirror. */
  static Resolved resolve(
      Path home, LoopbackServer mirror, Choice choice, Optional<Path> data, Network network) {
    Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
    DataFolder folders = new DataFolder(Map.of(), properties::get);
    Downloader downloader = new Downloader(List.of(mirror.mirror()), PATIENT);
    return new DataSources(
            MNIST,
            folders,
            downloader,
            Downloader.Progress.SILENT,
            () -> SyntheticDigits.generate(3, 20, 10))
        .resolve(new Request(choice, data, network));
  }

  private static Mnist.Pair pair(int count, String images, String labels) {
    return new Mnist.Pair(
        count, images, sha256(UNPACKED.get(images)), labels, sha256(UNPACKED.get(labels)));
  }
}
