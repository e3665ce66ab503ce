package io.snn4j.mnist.data;

import static io.snn4j.mnist.data.SmallMnist.TEST_IMAGES;
import static io.snn4j.mnist.data.SmallMnist.TEST_LABELS;
import static io.snn4j.mnist.data.SmallMnist.TRAIN_IMAGES;
import static io.snn4j.mnist.data.SmallMnist.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.data.DataSources.Choice;
import io.snn4j.mnist.data.DataSources.Network;
import io.snn4j.mnist.data.DataSources.Request;
import io.snn4j.mnist.data.DataSources.Resolved;
import io.snn4j.mnist.data.DataSources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which data a user gets who names a folder. */
@Timeout(60)
class NamedFolderTest {
  @TempDir Path folder;

  private LoopbackServer good;
  private LoopbackServer bad;

  @BeforeEach
  void startServers() throws IOException {
    good = new LoopbackServer(LoopbackServer.files(SmallMnist.FILES));
    bad = new LoopbackServer(LoopbackServer.status("404 Not Found"));
  }

  @AfterEach
  void stopServers() throws IOException {
    good.close();
    bad.close();
  }

  @Test
  void filesAreFound() {
    SmallMnist.writeAll(folder);
    Resolved resolved = resolve(good, Choice.AUTO, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.FOLDER);
    assertThat(resolved.how()).isEqualTo("MNIST from " + folder);
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void dataThatHaveNoRoomAreForeseenInNumbers() {
    SmallMnist.writeAll(folder);
    String sum = "0".repeat(64);
    Mnist huge =
        new Mnist(
            new Mnist.Pair(2_000_000_000, TRAIN_IMAGES, sum, TRAIN_LABELS, sum),
            new Mnist.Pair(1, TEST_IMAGES, sum, TEST_LABELS, sum));
    DataSources sources =
        new DataSources(
            huge,
            new DataFolder(Map.of(), property -> folder.toString()),
            new Downloader(List.of(good.mirror()), DownloadBench.PATIENT),
            Downloader.Progress.SILENT,
            () -> SyntheticDigits.generate(3, 20, 10));
    assertThatThrownBy(
            () -> sources.resolve(new Request(Choice.AUTO, Optional.of(folder), Network.ON)))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "the data set takes 1570000.0 MB of the Java heap, but only [\\d.]+ MB are free; give"
                + " Java more, such as SNN_JAVA_OPTIONS=-Xmx2925g");
  }

  @Test
  void filesMayLieUnpackedInTheSubfolder() throws IOException {
    SmallMnist.writeAllUnpacked(Files.createDirectory(folder.resolve("mnist")));
    assertThat(resolve(good, Choice.AUTO, Network.ON).source()).isEqualTo(Source.FOLDER);
  }

  @Test
  void missingFilesAndNoOthersAreFetched() {
    SmallMnist.write(folder, TRAIN_IMAGES, TEST_LABELS);
    assertThat(resolve(good, Choice.AUTO, Network.ON).source()).isEqualTo(Source.DOWNLOAD);
    assertThat(good.requests())
        .extracting(request -> request.get(""))
        .containsExactly(
            "GET /mnist/small-labels.gz HTTP/1.1", "GET /mnist/test-images.gz HTTP/1.1");
  }

  @Test
  void nothingTakesThePlaceOfMissingFilesThatCannotBeFetched() {
    SmallMnist.write(folder, TRAIN_IMAGES, TEST_LABELS);
    assertThatThrownBy(() -> resolve(bad, Choice.AUTO, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "MNIST in %s lacks small-labels.gz, test-images.gz, and small-labels.gz could not be"
                .formatted(folder))
        .hasMessageEndingWith(
            "; give --data DIR with the four MNIST files, or --dataset synthetic for drawn digits");
    assertThat(folder.resolve(TRAIN_IMAGES)).isRegularFile();
  }

  @Test
  void folderThatWasMadeInVainGoesAgain() throws IOException {
    Path inner = folder.resolve("new/data");
    assertThatThrownBy(() -> resolve(bad, inner, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "MNIST is not in %s (there is no such folder), and ".formatted(inner));
    assertThat(folder).isEmptyDirectory();
    Path there = Files.createDirectory(folder.resolve("there"));
    assertThatThrownBy(() -> resolve(bad, there, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("MNIST is not in %s, and ".formatted(there));
    assertThat(there).isDirectory();
  }

  @Test
  void whatArrivedOfAFileStays() throws IOException {
    Path inner = folder.resolve("new/data");
    MadeFolders made = MadeFolders.before(inner);
    Files.createDirectories(inner);
    Files.writeString(inner.resolve("train-images.gz.part"), "half");
    Files.writeString(inner.resolve(FolderLock.NAME), "");
    made.removeEmpty();
    assertThat(inner.resolve("train-images.gz.part")).hasContent("half");
  }

  @Test
  void mnistIsInsistedOn() {
    SmallMnist.write(folder, TRAIN_IMAGES, TRAIN_LABELS, TEST_LABELS);
    assertThatThrownBy(() -> resolve(bad, Choice.MNIST, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("MNIST in %s lacks test-images.gz, and".formatted(folder));
  }

  @Test
  void damagedFileIsAnError() throws IOException {
    SmallMnist.writeAll(folder);
    Files.writeString(folder.resolve(TRAIN_IMAGES), "damaged");
    assertThatThrownBy(() -> resolve(good, Choice.AUTO, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(folder.resolve(TRAIN_IMAGES) + " holds neither")
        .hasMessageNotContaining("synthetic");
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void damagedFileIsAnErrorWhereOthersAreMissing() throws IOException {
    SmallMnist.write(folder, TRAIN_IMAGES);
    Files.writeString(folder.resolve(TEST_IMAGES), "damaged");
    assertThatThrownBy(() -> resolve(good, Choice.AUTO, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(folder.resolve(TEST_IMAGES) + " holds neither");
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void otherContentIsAnErrorThatTellsBothSums() {
    SmallMnist.writeAll(folder);
    IdxFiles.write(folder, TEST_LABELS, IdxFiles.labels(2, 1, 3));
    String expected = SmallMnist.MNIST.files().get(0).sha256();
    assertThatThrownBy(() -> resolve(good, Choice.AUTO, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(".*test-labels.gz is not the published MNIST file: .*[0-9a-f]{64}.*")
        .hasMessageEndingWith("but must be " + expected);
  }

  @Test
  void folderThatDoesNotExistIsCreated() {
    Path fresh = folder.resolve("new/data");
    assertThat(resolve(good, fresh, Network.ON).source()).isEqualTo(Source.DOWNLOAD);
    assertThat(fresh.resolve(TRAIN_IMAGES)).isRegularFile();
  }

  @Test
  void folderIsNotCreatedWithoutNeed() {
    Path fresh = folder.resolve("new/data");
    assertThatThrownBy(() -> resolve(good, fresh, Network.OFF))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("and downloading is switched off");
    assertThat(fresh).doesNotExist();
  }

  @Test
  void folderThatCannotBeCreatedIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> resolve(good, file, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("the folder %s cannot be created or written to".formatted(file));
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> Mnist.load(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("lacks t10k-labels-idx1-ubyte.gz, train-labels-idx1-ubyte.gz");
  }

  private Resolved resolve(LoopbackServer mirror, Choice choice, Network network) {
    return SmallMnist.resolve(folder, mirror, choice, Optional.of(folder), network);
  }

  private static Resolved resolve(LoopbackServer mirror, Path data, Network network) {
    return SmallMnist.resolve(data, mirror, Choice.AUTO, Optional.of(data), network);
  }
}
