package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.train.experiment.Experiment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps: tried, interrupted, gone on with, refused. */
class SweepCommandTest {

  private static final String SWEEP =
      """
      experiment:
        dataset: synthetic
        steps: 5
        network:
          - linear: {in: 784, out: 10}
          - leaky: {beta: 0.9}
        batch: 100
      keys:
        network.*.leaky.beta: [0.5, 0.9]
        updater.adam.learningRate: [1e-4, 1e-2]
      """;

  @TempDir Path folder;

  private SnnBench snn;
  private Path out;

  @BeforeEach
  void arrive() {
    snn = new SnnBench(folder.resolve("home"));
    out = folder.resolve("sweep");
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("sweep.yaml"), yaml).toString();
  }

  private Outcome sweep(String yaml, String... more) throws IOException {
    List<String> line =
        new java.util.ArrayList<>(List.of("sweep", file(yaml), "--out", out.toString()));
    line.addAll(List.of(more));
    return snn.run(line.toArray(String[]::new));
  }

  @Test
  void aGridTriesEveryCombinationAndKeepsTheBestInValidation() throws IOException {
    Outcome outcome = sweep(SWEEP, "--cores", "2");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("trials    4, every combination, 2 at a time with 1 thread each")
        .contains("validate  with 10 % of the training samples held out");
    List<String> rows = Files.readAllLines(out.resolve("results.csv"));
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0))
        .isEqualTo(
            "trial,network.*.leaky.beta,updater.adam.learningRate,validation_accuracy,"
                + "validation_loss,training_accuracy,epoch,seconds,failure");
    List<Double> accuracies =
        rows.stream().skip(1).map(row -> Double.valueOf(row.split(",", -1)[3])).toList();
    assertThat(accuracies).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    // a step size of 1e-4 learns next to nothing in five batches
    assertThat(rows.get(1)).contains(",0.01,");
    Experiment best =
        Experiment.read(Files.readString(out.resolve("best.yaml")), Catalogs.standard());
    assertThat(best.updater().toString()).contains("learningRate=0.01");
    BufferedImage map = ImageIO.read(out.resolve("results.png").toFile());
    assertThat(map.getWidth()).isEqualTo(640 + 24);
    // beside the colours stands what they mean, in the middle and nowhere else
    assertThat(inked(map, 0, 100)).isFalse();
    assertThat(inked(map, 200, 280)).isTrue();
    assertThat(out.resolve("trial-000/model.snn")).isNotEmptyFile();
  }

  @Test
  void resultsDoNotDependOnHowManyRunSideBySide() throws IOException {
    sweep(SWEEP, "--cores", "2");
    byte[] model = Files.readAllBytes(out.resolve("trial-003/model.snn"));
    out = folder.resolve("one");
    sweep(SWEEP, "--cores", "1");
    assertThat(out.resolve("trial-003/model.snn")).hasBinaryContent(model);
  }

  /** Whether there is anything right of the map between two heights. */
  private static boolean inked(BufferedImage map, int from, int to) {
    return IntStream.range(from, to)
        .anyMatch(y -> IntStream.range(640, 664).anyMatch(x -> (map.getRGB(x, y) & 0xff) < 0x80));
  }

  @Test
  void anInterruptedSweepGoesOnAndWhatIsDoneIsNotDoneAgain() throws IOException {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Outcome first = snn.run(interrupt, "sweep", file(SWEEP), "--out", out.toString());
    assertThat(first.code()).isEqualTo(130);
    assertThat(first.err())
        .isEqualTo("interrupted; 0 of 4 trials are over; go on with './snn resume " + out + "'\n");
    assertThat(snn.run("resume", out.toString()).code()).isZero();
    Path model = out.resolve("trial-002/checkpoints/000000005.snn");
    assertThat(model).exists();
    java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(model);
    Outcome again = sweep(SWEEP);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(time);
    assertThat(sweep(SWEEP.replace("0.5, 0.9", "0.5, 0.8")).err())
        .isEqualTo("error: " + out + " holds another sweep; give another folder with --out DIR\n");
  }

  @Test
  void aTrialThatFailsLeavesTheOthers() throws IOException {
    Outcome outcome =
        sweep(SWEEP.replace("[1e-4, 1e-2]", "[1e-2, 1e38]").replace("[0.5, 0.9]", "[0.9]"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).containsPattern("\n +1 +0.9 +1.0E38 +failed");
    assertThat(out.resolve("results.csv")).content().contains("a smaller learningRate");
    assertThat(out.resolve("best.yaml")).content().contains("learningRate: 0.01");
  }

  @Test
  void whatDoesNotFitTheMemoryFails() throws IOException {
    Outcome outcome = sweep(SWEEP, "--memory", "0.0001");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("failed: it needs ", " of memory, but there are 0.1 MB");
  }

  @Test
  void drawnTrialsAreTheSameForTheSameSeed() throws IOException {
    String random =
        SWEEP
            .replace("keys:", "search: random\ntrials: 2\nseed: 5\nkeys:")
            .replace("[1e-4, 1e-2]", "{from: 1e-4, to: 1e-2, scale: log}");
    Outcome first = sweep(random);
    assertThat(first.code()).as(first.err()).isZero();
    out = folder.resolve("again");
    sweep(random);
    assertThat(out.resolve("trial-001/model.snn"))
        .hasBinaryContent(Files.readAllBytes(folder.resolve("sweep/trial-001/model.snn")));
    assertThat(ImageIO.read(out.resolve("results.png").toFile()).getWidth()).isEqualTo(2 * 640);
  }

  @Test
  void anExperimentInThePlaceOfASweepIsToldSo() throws IOException {
    Outcome outcome = sweep("steps: 5\nbatch: 100\nepochs: 2\n");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "error: FILE is an experiment; a sweep names it with 'experiment: FILE', and what to try with 'keys'; 'snn sweep --help' shows one\n"
                .replace("FILE", folder.resolve("sweep.yaml").toString()));
    assertThat(sweep("keys: {epochs: [1]}\nbeta: 1\n").err())
        .contains(
            "sweep has no parameter 'beta'; known are experiment, data, search, trials, seed,"
                + " keys");
  }

  @Test
  void theSampleOfTheHelpIsASweep() throws IOException {
    List<String> sample =
        snn.run("sweep", "--help")
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("  experiment:"))
            .takeWhile(line -> !line.isBlank())
            .toList();
    String yaml =
        String.join("\n", sample).replace("my.yaml", "tutorial5").replace("  data:", "  # data:");
    Path file = Files.writeString(folder.resolve("sample.yaml"), yaml);
    SweepFile read = SweepFile.read(file, List.of(), Catalogs.standard());
    assertThat(read.trials(Catalogs.standard())).hasSize(20);
    assertThat(read.sweep().axes()).hasSize(3);
  }

  @Test
  void everythingThatIsWrongIsSaidBeforeTheFirstTrial() throws IOException {
    assertThat(sweep("serach: grid\nkeys:\n  epochs: {from: 3}\n  batch: 7\n").err())
        .isEqualTo(
            """
            error: FILE: line 1, column 1: sweep has no parameter 'serach'; did you mean 'search'?
            error: FILE: line 3, column 11: epochs: to must be given (largest value)
            error: FILE: line 4, column 10: batch needs its values, as [VALUE, ...] or {from: LEAST, to: LARGEST}
            """
                .replace("FILE", folder.resolve("sweep.yaml").toString()));
    assertThat(sweep(SWEEP.replace("leaky.beta", "leeky.beta")).err())
        .contains("network.*.leeky.beta: 0.5: network has no entry 'leeky'; did you mean 'leaky'?");
    assertThat(sweep(SWEEP.replace("0.5, 0.9", "0.5, 1.9")).err())
        .contains("network.*.leaky.beta: 1.9: leaky: beta must lie in [0, 1], but was 1.9");
    assertThat(sweep("keys: {epochs: {from: 1, to: 9, points: 2000000000}}").err())
        .contains("points must lie in [2, 10000], but was 2000000000");
    assertThat(sweep("search: grid\n").err()).contains("a sweep needs keys: {KEY: [VALUE, ...]}");
    assertThat(out).doesNotExist();
  }
}
