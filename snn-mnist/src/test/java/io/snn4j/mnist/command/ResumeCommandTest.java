package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.config.Tree;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.train.experiment.Experiment;
import io.snn4j.train.store.Checkpoint;
import io.snn4j.train.store.Checkpoints;
import io.snn4j.train.store.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resume command on runs that are over, interrupted, damaged or none at all. */
class ResumeCommandTest {

  private static final String CONFIG =
      """
      dataset: synthetic
      steps: 5
      network:
        - linear: {in: 784, out: 10}
        - leaky: {beta: 0.9}
      batch: 100
      epochs: 2
      checkpoints: {every: 2, keep: 2}
      """;

  @TempDir Path folder;

  private SnnBench snn;
  private Path run;

  @BeforeEach
  void train() throws IOException {
    snn = new SnnBench(folder.resolve("home"));
    run = folder.resolve("run");
    Outcome outcome = snn.run("train", config(), "--out", run.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private String config() throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), CONFIG).toString();
  }

  private List<String> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theLastCheckpointsAreKept() throws IOException {
    assertThat(checkpoints()).containsExactly("000000010.snn", "000000012.snn");
  }

  @Test
  void aRunThatIsOverIsLeftAsItIs() throws IOException {
    byte[] model = Files.readAllBytes(run.resolve("model.snn"));
    String metrics = Files.readString(run.resolve("metrics.csv"));
    Outcome outcome = snn.run("resume", run.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.lastLine())
        .matches("test accuracy \\d+\\.\\d\\d %, of synthetic digits, not MNIST");
    assertThat(run.resolve("model.snn")).hasBinaryContent(model);
    assertThat(run.resolve("metrics.csv")).content().isEqualTo(metrics);
  }

  @Test
  void aRunThatIsOverSaysSoAndHowToExtendIt() throws IOException {
    assertThat(snn.run("resume", run.toString()).out())
        .contains("config    that of " + run + "\n")
        .contains(
            "%s is over; --epochs extends it, such as './snn resume %s --epochs 3'"
                .formatted(run, run));
  }

  @Test
  void anInterruptionBeforeThePageLeavesAWholeRun() throws IOException {
    run = folder.resolve("again");
    Outcome outcome = snn.runUntil("model     ", "train", config(), "--out", run.toString());
    assertThat(outcome.code()).isEqualTo(130);
    assertThat(outcome.err())
        .isEqualTo(
            "interrupted; %s is whole; './snn report %s' writes its page\n".formatted(run, run));
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(snn.run("report", run.toString()).code()).isZero();
    assertThat(run.resolve("report.html")).exists();
  }

  @Test
  void aQuietRunThatIsInterruptedSaysHowToGoOn() throws IOException {
    run = folder.resolve("again");
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Outcome outcome = snn.run(interrupt, "train", config(), "--out", run.toString(), "-q");
    assertThat(outcome.code()).isEqualTo(130);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            "interrupted; all that was trained is kept in %s; go on with './snn resume %s'\n"
                .formatted(run, run));
  }

  @Test
  void trainSaysHowToGoOnWithARunThatIsThere() throws IOException {
    Outcome outcome = snn.run("train", config(), "--out", run.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("it holds a run: go on with it by './snn resume " + run + "', or give another");
  }

  @Test
  void aDamagedCheckpointIsPassedOver() throws IOException {
    byte[] model = Files.readAllBytes(run.resolve("model.snn"));
    Path newest = run.resolve("checkpoints/000000012.snn");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    Outcome outcome = snn.run("resume", run.toString(), "--threads", "1");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .startsWith("warning: " + newest + " cannot be read: ")
        .contains(" is damaged: its checksum is wrong");
    assertThat(outcome.out())
        .contains("config    that of " + run + ", from epoch 2, batch 5")
        .doesNotContain("batch 4/6");
    assertThat(run.resolve("model.snn")).hasBinaryContent(model);
  }

  @Test
  void anInterruptedRunGoesOn() throws IOException {
    byte[] model = Files.readAllBytes(run.resolve("model.snn"));
    run = folder.resolve("again");
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Outcome first = snn.run(interrupt, "train", config(), "--out", run.toString());
    assertThat(first.code()).isEqualTo(130);
    assertThat(first.err()).endsWith("; go on with './snn resume " + run + "'\n");
    assertThat(run.resolve("model.snn")).doesNotExist();
    assertThat(snn.run("resume", run.toString()).code()).isZero();
    assertThat(run.resolve("model.snn")).hasBinaryContent(model);
  }

  @Test
  void anExtendedRunIsTheRunThatHadAsManyEpochsFromTheStart() throws IOException {
    Path longer = folder.resolve("longer");
    snn.run("train", config(), "--epochs", "4", "--out", longer.toString());
    Outcome outcome = snn.run("resume", run.toString(), "--epochs", "4");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(run.resolve("model.snn"))
        .hasBinaryContent(Files.readAllBytes(longer.resolve("model.snn")));
    assertThat(run.resolve("config.yaml")).hasSameTextualContentAs(longer.resolve("config.yaml"));
    assertThat(checkpoints()).containsExactly("000000022.snn", "000000024.snn");
  }

  @Test
  void anExtensionThatIsInterruptedIsStillOne() throws IOException {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    assertThat(snn.run(interrupt, "resume", run.toString(), "--epochs", "3").code()).isEqualTo(130);
    Outcome outcome = snn.run("resume", run.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("epoch 3  loss");
  }

  @Test
  void aRunCannotBeCutBack() {
    Outcome outcome = snn.run("resume", run.toString(), "--epochs", "1");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "error: --epochs 1: 2 epochs of "
                + run
                + " are trained or begun; a run can be extended, not cut back\n");
  }

  @Test
  void anEditedConfigurationIsWarnedOfAndKept() throws IOException {
    Path config = run.resolve("config.yaml");
    String edited = Files.readString(config).replace("epochs: 2", "epochs: 5");
    Files.writeString(config, edited);
    Outcome outcome = snn.run("resume", run.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .startsWith("warning: config.yaml was edited (epochs is 5, not 2), but a run goes on as it")
        .hasLineCount(1);
    assertThat(run.resolve("config.edited.yaml")).content().isEqualTo(edited);
    assertThat(config).content().contains("epochs: 2");
    assertThat(snn.run("resume", run.toString()).err()).isEmpty();
  }

  @Test
  void theFolderIsTakenOverWhereNothingWasWrittenYet() throws IOException {
    run = folder.resolve("again");
    Files.createDirectories(run.resolve("checkpoints"));
    Files.writeString(run.resolve("checkpoints/.000000000.snn.tmp"), "half");
    Files.writeString(run.resolve(".lock"), "77");
    assertThat(snn.run("train", config(), "--out", run.toString()).code()).isZero();
    assertThat(checkpoints()).containsExactly("000000010.snn", "000000012.snn");
  }

  @Test
  void otherDataAreAnError() throws IOException {
    Path other = folder.resolve("run");
    Outcome outcome = new SnnBench(folder.resolve("home"), 500).run("resume", other.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("error: " + run + " cannot be resumed: the data (")
        .endsWith(") are not those it was trained on\n");
  }

  @Test
  void aFolderThatOnlyTheCheckpointNamesIsNotWrittenTo() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Catalogs catalogs = Catalogs.standard();
    Checkpoints checkpoints = new Checkpoints(run.resolve("checkpoints"));
    Checkpoint whole = checkpoints.newest(catalogs, new ArrayList<>());
    Experiment mnist =
        whole.model().experiment().changed(Tree.of(Map.of("dataset", "mnist")), catalogs);
    new Checkpoint(
            new Model(mnist, whole.model().network()),
            whole.state(),
            new Checkpoint.Origin(elsewhere.toString(), whole.origin().fingerprint()))
        .save(checkpoints.newestFirst().get(0), catalogs);
    SnnBench.Outcome outcome = snn.run("resume", run.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            "error: MNIST is not in "
                + elsewhere
                + " (there is no such folder), and downloading is switched off");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void aFolderWithoutARunIsAnError() throws IOException {
    assertFailure(folder.resolve("none"), "there is no such folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertFailure(empty, "it holds no run: there are no checkpoints");
    assertThat(empty).isEmptyDirectory();
    assertFailure(folder.resolve("config.yaml"), "it is a file, but a run is a folder");
    assertFailure(run.resolve("model.snn"), "it is a file, but a run is a folder, such as " + run);
  }

  private void assertFailure(Path path, String reason) {
    Outcome outcome = snn.run("resume", path.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("error: %s cannot be resumed: %s%n".formatted(path, reason));
  }
}
