package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files that ask for much. */
class HostileArchiveTest {

  private static final String YAML =
      """
      steps: 3
      network:
        - linear: {in: 3, out: 2}
        - leaky: {beta: 0.9}
      """;

  @TempDir Path folder;

  private final Catalogs catalogs = Catalogs.standard();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("model.snn");
    Experiment experiment = Experiment.read(YAML, catalogs);
    new Model(experiment, experiment.net().build(0)).save(file, catalogs);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
  }

  private void refused(boolean packed, String why) throws IOException {
    Files.write(file, ZipMutator.zip(entries, packed));
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " cannot be read: ")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linear: {in: 2000000000, out: 2000000000}|linear1 has 4000000002000000000 weights",
        "linear: {in: 1, out: 500000000}|linear1 has 1000000000 weights",
        "slstm: {in: 1, out: 500000000}|slstm1 has 1000000006000000000 weights",
        "slstm: {in: 1, out: 2147483647}|out must lie in [1, 536870911]",
        "leaky-parallel: {in: 2147483647, out: 2147483647}|leaky-parallel1 has"
      })
  void aNetworkWhoseWeightsItDoesNotHold(String layer, String why) throws IOException {
    entries.put(
        "experiment.yaml",
        "steps: 3\nnetwork:\n  - %s\n  - leaky: {beta: 0.9}\n".formatted(layer).getBytes(UTF_8));
    refused(false, why);
  }

  @Test
  void feedbackWhoseWeightsItDoesNotHold() throws IOException {
    String yaml = YAML.replace("0.9", "0.9, recurrent: dense").replace("out: 2", "out: 15");
    entries.put("experiment.yaml", yaml.getBytes(UTF_8));
    refused(false, "leaky1 has 240 weights, but the file holds 72");
  }

  @Test
  void moreLayersThanAnyNetworkHas() throws IOException {
    entries.put(
        "experiment.yaml", (YAML + "  - leaky: {beta: 0.9}\n".repeat(20_000)).getBytes(UTF_8));
    refused(false, "a network has at most 10000 layers, but this has 20002");
  }

  @Test
  void anEntryThatUnpacksToAThousandTimesItsLength() throws IOException {
    entries.put("weights/linear1.weight.npy", new byte[10 << 20]);
    refused(true, "it would unpack to");
  }

  @Test
  void entriesThatNobodyAskedForCount() throws IOException {
    entries.put("more", new byte[10 << 20]);
    refused(true, "it would unpack to");
  }

  @Test
  void aTextOfOneLineWithoutEnd() throws IOException {
    entries.put("experiment.yaml", " ".repeat(40 << 20).getBytes(UTF_8));
    refused(false, "experiment.yaml is longer than");
  }

  @Test
  void anEntryWithAPathIsNotWrittenAnywhere() throws IOException {
    entries.put("../../evil", new byte[10]);
    Files.write(file, ZipMutator.zip(entries, false));
    Model.load(file, catalogs);
    assertThat(folder.toFile().list()).containsExactly("model.snn");
    assertThat(folder.resolve("../../evil")).doesNotExist();
  }

  @Test
  void aPluginIsNeverAClassByItsName() throws IOException {
    String yaml = YAML.replace("- leaky", "- io.snn4j.core.neuron.Leaky");
    entries.put("experiment.yaml", yaml.getBytes(UTF_8));
    refused(false, "there is no layer 'io.snn4j.core.neuron.Leaky'");
    entries.put("experiment.yaml", ("loss: !!java.net.URL [x]\n" + YAML).getBytes(UTF_8));
    refused(false, "loss must be a name");
  }
}
