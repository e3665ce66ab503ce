package io.snn4j.train.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.api.Parameter;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.network.Network;
import io.snn4j.train.experiment.Experiment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

  private static final String YAML =
      """
      steps: 7
      network:
        - linear: {in: 5, out: 3}
        - leaky: {beta: {value: [0.5, 0.6, 0.7], learn: true}}
        - linear: {out: 2, bias: false}
        - leaky: {beta: 0.9, threshold: {value: 1.5, learn: true}, surrogate: {learnable-atan: {alpha: 3}}}
      """;

  @TempDir Path folder;

  private final Catalogs catalogs = Catalogs.standard();
  private Path file;
  private Model model;

  @BeforeEach
  void save() throws IOException {
    Experiment experiment = Experiment.read(YAML, catalogs);
    Network network = experiment.net().build(42);
    model = new Model(experiment, network);
    file = folder.resolve("model.snn");
    model.save(file, catalogs);
  }

  @Test
  void whatIsLoadedIsWhatWasSaved() throws IOException {
    Model loaded = Model.load(file, catalogs);
    assertThat(loaded.experiment()).isEqualTo(model.experiment());
    assertThat(loaded.network().parameters()).hasSize(6);
    for (Parameter parameter : model.network().parameters()) {
      Parameter other = loaded.network().parameter(parameter.name());
      assertThat(other.value().data().asFloat()).isEqualTo(parameter.value().data().asFloat());
    }
  }

  @Test
  void equalModelsAreEqualFiles() throws IOException {
    Path again = folder.resolve("again.snn");
    Model.load(file, catalogs).save(again, catalogs);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("model.snn", "again.snn");
  }

  @Test
  void weightsHaveTheHeaderNumpyReads() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry("weights/linear1.weight.npy")).readAllBytes();
      assertThat(bytes.length).isEqualTo(128 + 4 * 15);
      assertThat(new String(bytes, 1, 127, ISO_8859_1))
          .startsWith("NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3, 5), }");
    }
  }

  @Test
  void aFileThatIsNoModelIsSaid() throws IOException {
    Files.writeString(file, "no zip");
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " cannot be read: ");
  }

  @Test
  void weightsOfAnotherShapeAreSaid() throws IOException {
    rewrite("experiment.yaml", YAML.replace("in: 5, out: 3", "in: 6, out: 3"));
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .hasMessageEndingWith(
            "weights/linear1.weight.npy has the shape [3,5], but must have [3,6]");
  }

  @Test
  void aMissingPluginIsSaid() throws IOException {
    rewrite("experiment.yaml", "surrogate: {parabola: {}}\n" + YAML);
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .hasMessageContaining("there is no surrogate gradient 'parabola'");
  }

  @Test
  void weightsThatAreCutOffAreSaid() throws IOException {
    rewrite("weights/linear2.weight.npy", "\u0093NUMPY");
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .hasMessageEndingWith("weights/linear2.weight.npy is not a .npy array of version 1.0");
  }

  @Test
  void aNewerFormatIsSaid() throws IOException {
    rewrite("format.yaml", "version: 2\n");
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .hasMessage(
            file
                + " cannot be read: it has format 2, but this SNN4J reads formats 1 to 1; take a"
                + " newer SNN4J");
  }

  @Test
  void anEntryWithAWrongChecksumIsSaid() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    bytes[text.indexOf("NUMPY") + 130] ^= 4;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Model.load(file, catalogs))
        .hasMessageEndingWith(".npy is damaged: its checksum is wrong");
  }

  @Test
  void theJarOfEveryPluginIsRecorded() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String format =
          new String(zip.getInputStream(zip.getEntry("format.yaml")).readAllBytes(), ISO_8859_1);
      assertThat(format)
          .contains("layer linear (io.snn4j.core.layer.Linear)")
          .contains("layer leaky (io.snn4j.core.neuron.Leaky)")
          .contains("surrogate gradient atan (io.snn4j.surrogates.ATan)")
          .contains("updater adam (io.snn4j.train.update.Adam)")
          .endsWith("version: 1\n");
    }
  }

  /** Writes the file anew with another content of one entry. */
  private void rewrite(String name, String content) throws IOException {
    Path other = folder.resolve("other.snn");
    try (ZipFile zip = new ZipFile(file.toFile());
        OutputStream stream = Files.newOutputStream(other);
        ZipOutputStream out = new ZipOutputStream(stream)) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            entry.getName().equals(name)
                ? content.getBytes(ISO_8859_1)
                : zip.getInputStream(entry).readAllBytes());
      }
    }
    file = other;
  }
}
