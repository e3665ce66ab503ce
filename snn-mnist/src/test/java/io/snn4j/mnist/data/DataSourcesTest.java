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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which data a user gets who names no folder. */
@Timeout(60)
class DataSourcesTest {
  @TempDir Path home;

  private Path cache;
  private LoopbackServer good;
  private LoopbackServer bad;

  @BeforeEach
  void startServers() throws IOException {
    cache = home.resolve(".cache/snn4j");
    good = new LoopbackServer(LoopbackServer.files(SmallMnist.FILES));
    bad = new LoopbackServer(LoopbackServer.status("404 Not Found"));
  }

  @AfterEach
  void stopServers() throws IOException {
    good.close();
    bad.close();
  }

  @Test
  void syntheticAsksNobody() {
    Resolved resolved = resolve(good, Choice.SYNTHETIC, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SYNTHETIC);
    assertThat(resolved.how())
        .isEqualTo(
            "synthetic digits drawn from seed 3, 20 for training and 10 for test, 28x28 grey"
                + " pixels");
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void mnistIsDownloadedOnce() {
    Resolved first = resolve(good, Choice.AUTO, Network.ON);
    assertThat(first.source()).isEqualTo(Source.DOWNLOAD);
    assertThat(first.how()).isEqualTo("MNIST downloaded to " + cache.resolve("mnist"));
    assertThat(first.data().train().label(0)).isEqualTo(7);

    Resolved second = resolve(good, Choice.MNIST, Network.OFF);
    assertThat(second.source()).isEqualTo(Source.FOLDER);
    assertThat(second.how()).isEqualTo("MNIST from " + cache);
    assertThat(good.requests()).hasSize(4);
  }

  @Test
  void autoFallsBackAndSaysWhy() {
    Resolved resolved = resolve(bad, Choice.AUTO, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.data().name()).isEqualTo("synthetic");
    assertThat(resolved.how())
        .isEqualTo(
            ("MNIST is not in %s, and test-labels.gz could not be downloaded: %s (answered with"
                    + " HTTP status 404); the built-in synthetic digits take its place; give --data"
                    + " DIR with the four MNIST files to use the real ones")
                .formatted(cache, bad.mirror()));
  }

  @Test
  void autoWithoutNetworkAsksNobody() {
    Resolved resolved = resolve(good, Choice.AUTO, Network.OFF);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.how())
        .contains(", and downloading is switched off; the built-in synthetic");
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void mnistIsInsistedOn() {
    assertThatThrownBy(() -> resolve(bad, Choice.MNIST, Network.ON))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("MNIST is not in " + cache + ", and test-labels.gz could not be")
        .hasMessageEndingWith("; give --data DIR with the four MNIST files");
  }

  @Test
  void damagedFileInTheCacheIsFetchedAgain() throws IOException {
    damageCache();
    Resolved resolved = resolve(good, Choice.AUTO, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.DOWNLOAD);
    assertThat(good.requests()).hasSize(1);
  }

  @Test
  void damagedFileInTheCacheThatCannotBeFetchedAgainIsSaid() throws IOException {
    damageCache();
    Resolved resolved = resolve(bad, Choice.AUTO, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.how())
        .startsWith("MNIST in %s is damaged (%s".formatted(cache, cache.resolve("mnist")))
        .contains("holds neither IDX images nor IDX labels");
  }

  @Test
  void cacheThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "no folder");
    Resolved resolved = resolve(good, Choice.AUTO, Network.ON);
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.how()).contains("cannot be created or written to");
    assertThat(good.requests()).isEmpty();
  }

  @Test
  void userWithoutAHomeGetsSyntheticDigits() {
    DataSources sources =
        new DataSources(
            new DataFolder(Map.of(), name -> null),
            Downloader.ofMnist(),
            Downloader.Progress.SILENT,
            () -> SyntheticDigits.generate(3, 20, 10));
    Resolved resolved = sources.resolve(new Request(Choice.AUTO, Optional.empty(), Network.ON));
    assertThat(resolved.source()).isEqualTo(Source.SUBSTITUTE);
    assertThat(resolved.how())
        .startsWith("the user has no home folder in which MNIST could be kept; the built-in");
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> Choice.named("cifar"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "there is no data set 'cifar'; known are auto, mnist, fashion-mnist, kmnist,"
                + " emnist-digits, synthetic");
  }

  private void damageCache() throws IOException {
    Path folder = Files.createDirectories(cache.resolve("mnist"));
    SmallMnist.writeAll(folder);
    Files.writeString(folder.resolve(SmallMnist.TRAIN_LABELS), "damaged");
  }

  private Resolved resolve(LoopbackServer mirror, Choice choice, Network network) {
    return SmallMnist.resolve(home, mirror, choice, Optional.empty(), network);
  }
}
