package io.snn4j.mnist.data;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class DataSourcesTest {
  @TempDir Path home;

  private LoopbackServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new LoopbackServer(LoopbackServer.status("404 Not Found"));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  void syntheticAsksNobody() {
    Resolved resolved = resolve(Choice.SYNTHETIC, Optional.empty(), Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SYNTHETIC);
    assertThat(resolved.how())
        .isEqualTo(
            "synthetic digits drawn from seed 3, 20 for training and 10 for test, 28x28 grey"
                + " pixels");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void autoFallsBackAndSaysWhy() {
    Resolved resolved = resolve(Choice.AUTO, Optional.empty(), Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.data().name()).isEqualTo("synthetic");
    assertThat(resolved.how())
        .isEqualTo(
            ("MNIST was neither found in %s nor could it be downloaded (t10k-labels-idx1-ubyte.gz"
                    + " could not be downloaded: %s (answered with HTTP status 404)); training on"
                    + " the built-in synthetic digits instead; give --data DIR with the four MNIST"
                    + " files to use the real ones")
                .formatted(home.resolve(".cache/snn4j"), server.mirror()));
  }

  @Test
  void autoWithoutNetworkAsksNobody() {
    Resolved resolved = resolve(Choice.AUTO, Optional.empty(), Network.OFF);
    assertThat(resolved.how()).contains("(downloading is switched off)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void mnistIsInsistedOn() {
    assertThatThrownBy(() -> resolve(Choice.MNIST, Optional.empty(), Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("MNIST was neither found in")
        .hasMessageEndingWith("give --data DIR with the four MNIST files");
  }

  @Test
  void damagedFileInANamedFolderIsAnError() throws IOException {
    writeDamagedFiles(home);
    assertThatThrownBy(() -> resolve(Choice.AUTO, Optional.of(home), Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte.gz")
        .hasMessageNotContaining("synthetic");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void filesWithOtherContentAreAnErrorThatTellsBothSums() throws IOException {
    for (RemoteFile file : Mnist.FILES) {
      boolean labels = file.name().contains("labels");
      byte[] bytes = labels ? IdxFiles.labels(2, 3, 4) : IdxFiles.images(2, 28, 28);
      Files.write(home.resolve(file.name()), IdxFiles.gzip(bytes));
    }
    assertThatThrownBy(() -> resolve(Choice.AUTO, Optional.of(home), Network.OFF))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(".*idx1-ubyte.gz is not the published MNIST file: .*[0-9a-f]{64}.*")
        .hasMessageContaining("but must be " + Mnist.TRAIN_LABELS.sha256());
  }

  @Test
  void damagedFileInTheCacheIsFetchedAgain() throws IOException {
    writeDamagedFiles(Files.createDirectories(home.resolve(".cache/snn4j/mnist")));
    Resolved resolved = resolve(Choice.AUTO, Optional.empty(), Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(server.requests()).isNotEmpty();
  }

  @Test
  void namedFolderThatDoesNotExistIsCreated() {
    Path folder = home.resolve("new/data");
    resolve(Choice.AUTO, Optional.of(folder), Network.ON);
    assertThat(folder).isDirectory();
  }

  @Test
  void namedFolderThatCannotBeCreatedIsAnError() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "no folder");
    assertThatThrownBy(() -> resolve(Choice.AUTO, Optional.of(file.resolve("data")), Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be created or written to");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> Mnist.load(home))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("lacks t10k-labels-idx1-ubyte.gz, train-labels-idx1-ubyte.gz");
  }

  @Test
  void filesMayLieUnpackedInTheSubfolder() throws IOException {
    Path file = Files.createDirectory(home.resolve("mnist")).resolve("train-labels-idx1-ubyte");
    Files.writeString(file, "labels");
    assertThat(Mnist.find(home, Mnist.TRAIN_LABELS)).contains(file);
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> Choice.named("cifar"))
        .isInstanceOf(DataException.class)
        .hasMessage("a data set must be auto, mnist or synthetic, but was \"cifar\"");
  }

  private static void writeDamagedFiles(Path folder) throws IOException {
    for (RemoteFile file : Mnist.FILES) {
      Files.writeString(folder.resolve(file.name()), "damaged");
    }
  }

  private Resolved resolve(Choice choice, Optional<Path> data, Network network) {
    Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
    Duration soon = Duration.ofMillis(500);
    Downloader downloader =
        new Downloader(List.of(server.mirror()), new Downloader.Timeouts(soon, soon, soon, soon));
    return new DataSources(
            new DataFolder(Map.of(), properties::get), downloader, Downloader.Progress.SILENT)
        .resolve(new Request(choice, data, network, 3, 20, 10));
  }
}
