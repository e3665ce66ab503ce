package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.core.network.Network;
import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import io.snn4j.train.store.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The train command, from its arguments to what it prints and leaves behind. */
class TrainCommandTest {

  private static final String SMALL =
      """
      steps: 10
      network:
        - linear: {in: 784, out: 60}
        - leaky: {beta: 0.9}
        - linear: {out: 10}
        - leaky: {beta: 0.9}
      updater: {adam: {learningRate: 0.005}}
      batch: 50
      """;

  @TempDir Path folder;

  private SnnBench snn;
  private Path config;
  private Path out;

  @BeforeEach
  void writeConfig() throws IOException {
    snn = new SnnBench(folder.resolve("home"));
    config = Files.writeString(folder.resolve("small.yaml"), SMALL);
    out = folder.resolve("run");
  }

  private Outcome train(String... more) {
    Stream<String> fixed = Stream.of("train", config.toString(), "--out", out.toString());
    return snn.run(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void trainsOnSyntheticDigitsWhereMnistIsNotToBeHadAndSaysSo() {
    Outcome outcome = train("--epochs", "2");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("data      MNIST is not in")
        .contains("the built-in synthetic digits take its place")
        .contains("linear {in: 784, out: 60}")
        .contains("epoch 2/2  batch 12/12  loss ")
        .contains("samples/s");
    assertThat(outcome.lastLine())
        .matches("test accuracy \\d+\\.\\d\\d %, of synthetic digits, not MNIST");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aFolderThatIsNamedAndDoesNotHaveMnistIsAFailure() {
    Path nope = folder.resolve("nope/data");
    Outcome outcome = train("--data", nope.toString());
    assertFailure(
        outcome,
        1,
        "error: MNIST is not in .*nope/data \\(there is no such folder\\), and"
            + " t10k-labels-idx1-ubyte.gz could not be downloaded: .*; give --data DIR with the"
            + " four MNIST files, or --dataset synthetic for drawn digits");
    assertThat(outcome.err()).hasLineCount(1);
    assertThat(nope.getParent()).doesNotExist();
    assertThat(train("--data", nope.toString(), "--seeds", "0..1").code()).isEqualTo(1);
    assertThat(out).doesNotExist();
    assertThat(train("--data", nope.toString(), "--dataset", "synthetic").code()).isZero();
  }

  @Test
  void dryRunShowsLayersAndMemoryAndLeavesNothingBehind() {
    Outcome outcome = train("--dry-run", "--dataset", "synthetic");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("\nlinear1 +constant \\[50,60] +47,100 +\\d")
        .containsPattern("\nleaky1 +spikes \\[10,50,60] +0 +\\d")
        .containsPattern("\nupdater adam +\\d")
        .containsPattern("\npeak, with the largest of these +\\d")
        .containsPattern(
            "\ntraining will take about [0-9.]+ s: 1 epoch of 12 batches of [0-9.]+ ms")
        .containsPattern("\nmeasured on \\d+ batches after \\d+ to warm up")
        .doesNotContain("epoch 1/1")
        .doesNotContain("\nfolder ");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCannotFitIsRefusedInNumbersBeforeTheRun() throws IOException {
    // 300 million steps of one batch, whatever the machine
    Files.writeString(config, SMALL.replace("steps: 10", "steps: 300000000"));
    Outcome outcome = train("--dataset", "synthetic");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("batch").contains("steps").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void tellsWhatIsLearnedBesideWeights() throws IOException {
    String learned = SMALL.replaceFirst("0.9", "{value: 0.5, learn: true}");
    Files.writeString(config, learned);
    assertThat(train().out()).containsPattern("\nlearned   leaky1\\.beta 0\\.\\d{3}\n");
  }

  @Test
  void tellsNothingWhereWeightsAloneAreLearned() {
    assertThat(train().out()).doesNotContain("learned ");
  }

  @Test
  void learnsMoreThanItForgets() {
    Outcome outcome = train("--epochs", "12");
    double accuracy = Double.parseDouble(outcome.lastLine().replaceAll("[^0-9.]", ""));
    assertThat(accuracy).isGreaterThan(30);
  }

  @Test
  void keepsConfigurationMetricsAndModel() throws IOException {
    train("--dataset", "synthetic", "--seed", "3");
    assertThat(out.resolve("config.yaml"))
        .content()
        .contains("dataset: synthetic", "seed: 3", "epochs: 1", "beta: 0.9");
    List<String> metrics = Files.readAllLines(out.resolve("metrics.csv"));
    assertThat(metrics).hasSize(2);
    assertThat(metrics.get(0)).startsWith("dataset,epoch,loss,accuracy,");
    assertThat(metrics.get(1)).matches("synthetic,1,[0-9.]+,0[.][0-9]+,.*");
    Network network = Model.load(out.resolve("model.snn"), Catalogs.standard()).network();
    assertThat(network.outputs()).isEqualTo(10);
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            ".lock",
            "checkpoints",
            "config.yaml",
            "environment.json",
            "events.jsonl",
            "metrics.csv",
            "model.snn",
            "report.html");
  }

  @Test
  void theKeptConfigurationTrainsTheSameModel() throws IOException {
    train("--seed", "3");
    byte[] first = Files.readAllBytes(out.resolve("model.snn"));
    config = out.resolve("config.yaml");
    out = folder.resolve("again");
    assertThat(train("--threads", "1").code()).isZero();
    assertThat(out.resolve("model.snn")).hasBinaryContent(first);
  }

  @Test
  void stopsEarlyByValidationAndKeepsTheBestModel() throws IOException {
    Files.writeString(
        config, SMALL + "validation: 0.1\nearlyStopping: {patience: 2, minDelta: 100}\n");
    Outcome outcome = train("--epochs", "9");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("validate  60 of 600 training samples held out, early stopping {patience: 2")
        .contains("stopped early after epoch 3: validation has not improved since epoch 1")
        .contains("the model has the weights of epoch 1, the best in validation");
    List<String> metrics = Files.readAllLines(out.resolve("metrics.csv"));
    assertThat(metrics).hasSize(4);
    assertThat(metrics.get(0)).endsWith(",validation_loss,validation_accuracy,validation_seconds");
    byte[] kept = Files.readAllBytes(out.resolve("model.snn"));
    Files.writeString(config, SMALL + "validation: 0.1\n");
    out = folder.resolve("one");
    train("--epochs", "1");
    assertThat(weight(out.resolve("model.snn"))).isEqualTo(weight(kept));
  }

  private static byte[] weight(Path model) throws IOException {
    return weight(Files.readAllBytes(model));
  }

  private static byte[] weight(byte[] model) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(model))) {
      while (!zip.getNextEntry().getName().equals("weights/linear1.weight.npy")) {}
      return zip.readAllBytes();
    }
  }

  @Test
  void mnistIsInsistedOn() {
    Outcome outcome = train("--dataset", "mnist");
    assertFailure(outcome, 1, "error: MNIST is not in .*give --data DIR with the four MNIST files");
  }

  @Test
  void truncatedFileIsAFailure() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.write(data.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0});
    Outcome outcome = train("--data", data.toString());
    assertFailure(outcome, 1, "error: .*t10k-labels-idx1-ubyte is cut off: .*");
  }

  @Test
  void dataFolderThatCannotBeWrittenIsAFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Outcome outcome = train("--data", file.resolve("data").toString());
    assertFailure(outcome, 1, "error: the folder .*file/data cannot be created or written to.*");
  }

  @Test
  void misspeltKeyIsAConfigurationError() throws IOException {
    Files.writeString(
        config, "epoch: 3\nnetwork:\n  - linear: {in: 784, out: 10}\n  - leeky: {}\n");
    Outcome outcome = train();
    assertFailure(
        outcome,
        2,
        "error: .*small.yaml: line 1, column 1: experiment has no parameter 'epoch'; did you mean"
            + " 'epochs'\\?\nerror: .*small.yaml: line 4, column .*: there is no layer 'leeky'; did"
            + " you mean 'leaky'\\?");
  }

  @Test
  void wrongTypeIsAConfigurationError() throws IOException {
    Files.writeString(config, SMALL + "epochs: many\n");
    assertFailure(
        train(),
        2,
        "error: .*: line 9, column 9: experiment: epochs must be a whole number, but was 'many'");
  }

  @Test
  void sizesThatDoNotFitTogetherAreAConfigurationError() throws IOException {
    Files.writeString(config, SMALL.replace("{out: 10}", "{in: 61, out: 10}"));
    assertFailure(
        train(),
        2,
        "error: .*: line 5, column 5: linear2: in is 61, but what comes before has 60 outputs");
  }

  @Test
  void networkThatDoesNotFitTheImagesIsAConfigurationError() throws IOException {
    Files.writeString(config, SMALL.replace("784", "700"));
    assertFailure(
        train(),
        2,
        "error: .*: line 3, column 5: linear1 does not fit samples of 784 features: in is 700, but"
            + " what comes before has 784 outputs");
  }

  @Test
  void networkThatEndsWithoutNeuronsIsAConfigurationError() throws IOException {
    Files.writeString(config, "network:\n  - linear: {in: 784, out: 10}\n");
    assertFailure(
        train(),
        2,
        "error: .*small.yaml: line 2, column 5: the network ends in linear1, which has no neurons;"
            + " add a layer of neurons");
  }

  @Test
  void batchLargerThanTheDataIsAConfigurationError() {
    assertFailure(
        train("--batch", "601"),
        2,
        "error: there are 600 samples, which do not fill one batch of 601; choose smaller batches");
  }

  @Test
  void unknownOptionIsAUsageError() {
    assertFailure(
        train("--epoch", "3"),
        2,
        "error: 'snn train' has no option '--epoch'; did you mean '--epochs'\\?\n"
            + "see 'snn train --help'");
    assertThat(snn.run("trian").err())
        .isEqualTo("error: there is no command 'trian'; did you mean 'train'?\nsee 'snn --help'\n");
    assertThat(snn.run("resume", "a", "b").err())
        .isEqualTo(
            "error: 'b' is one argument too many for 'snn resume'\nsee 'snn resume --help'\n");
  }

  @Test
  void optionOfTheWrongTypeIsAUsageError() {
    assertFailure(
        train("--seed", "one"),
        2,
        "error: --seed one: experiment: seed must be a whole number, but was 'one'");
  }

  @Test
  void anOptionThatIsNotThereIsTheFirstMistake() {
    assertUsage(
        "error: 'snn predict' has no option '--tread'; did you mean '--threads'?",
        "predict",
        "--tread",
        "run");
    assertUsage("error: 'snn plot' has no option '--foo'", "plot", "--sample=3", "--foo", "run");
    assertUsage("error: 'snn plot' needs RUN", "plot", "raster", "--out", "x.svg");
    assertUsage("error: 'snn predict' needs RUN and FILE", "predict");
    assertUsage("error: 'snn gallery' needs --out DIR", "gallery");
    assertUsage("error: --out needs a value: --out DIR", "gallery", "--out");
    assertUsage("error: --threads needs a value: --threads N", "train", "--threads");
  }

  @Test
  void valuesOfTheWrongTypeAreUsageErrors() {
    assertUsage("error: --threads must be a whole number, but was 'abc'", "train", "--threads=abc");
    assertUsage(
        "error: --threads is 99999999999, which is too large", "train", "--threads=99999999999");
    assertUsage(
        "error: --epochs must be a whole number, but was '1.5'", "resume", "a", "--epochs", "1.5");
    assertUsage(
        "error: --neurons must be a whole number, but was 'x'",
        "plot",
        "membrane",
        "run",
        "--neurons=1,x");
    assertUsage(
        "error: --memory must be a number, but was 'much'", "sweep", "s.yaml", "--memory", "much");
    assertUsage("error: --out is given twice", "train", "--out", "a", "--out", "b");
    assertUsage(
        "error: --dry-run takes no value, but was given 'maybe'", "train", "--dry-run=maybe");
  }

  private void assertUsage(String sentence, String... command) {
    assertThat(snn.run(command))
        .isEqualTo(new Outcome(2, "", sentence + "\nsee 'snn " + command[0] + " --help'\n"));
  }

  @Test
  void valueOutOfRangeIsAConfigurationError() {
    assertFailure(
        train("--epochs", "0"),
        2,
        "error: --epochs 0: experiment: epochs must be at least 1, but was 0");
    assertFailure(train("--threads", "0"), 2, "error: threads must be at least 1, but was 0");
    assertFailure(
        train("--dataset", "cifar"),
        2,
        "error: --dataset cifar: there is no data set 'cifar'; known are auto, mnist,"
            + " fashion-mnist, kmnist, emnist-digits, synthetic");
  }

  @Test
  void configurationThatDoesNotExistIsAConfigurationError() {
    config = folder.resolve("none.yaml");
    assertFailure(
        train(),
        2,
        "error: the configuration .*none.yaml does not exist; it is a YAML file or one of the"
            + " recipes .*");
  }

  @Test
  void runFolderInUseIsAFailureAndStaysAsItIs() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    Outcome outcome = train();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("is not empty").doesNotContain("\tat ");
    assertThat(out.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void verboseShowsWhereAFailureHappened() {
    assertThat(train("--dataset", "mnist", "--verbose").err()).contains("\tat io.snn4j");
  }

  @Test
  void settingsChangeAnyValue() throws IOException {
    Outcome outcome =
        train("--set", "epochs=2", "-s", "network.*.leaky.beta=0.5", "--set", "encoder=rate");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(out.resolve("config.yaml"))
        .content()
        .contains("epochs: 2", "beta: 0.5", "rate:")
        .doesNotContain("beta: 0.9\n");
  }

  @Test
  void mistakesInFileAndSettingsAreSaidTogether() throws IOException {
    Files.writeString(config, "epoch: 3\n");
    assertFailure(
        train("--set", "batch=zero", "--set", "updatr.adam.beta1=0"),
        2,
        "error: .*small.yaml: line 1, column 1: experiment has no parameter 'epoch'.*\n"
            + "error: --set batch=zero: experiment: batch must be a whole number, but was 'zero'\n"
            + "error: --set updatr.adam.beta1=0: experiment has no parameter 'updatr'; did you mean"
            + " 'updater'\\?");
  }

  @Test
  void aDataSetThatIsNotThereIsSaidWithTheOtherMistakes() throws IOException {
    Files.writeString(
        config,
        """
        dataset: cifar
        epochs: 0
        batchs: 3
        """);
    assertFailure(
        train(),
        2,
        "error: .*: line 1, column 10: there is no data set 'cifar'.*: line 2, column 9:"
            + " experiment: epochs must be at least 1, but was 0.*: line 3, column 1: experiment"
            + " has no parameter 'batchs'.*");
  }

  @Test
  void aWrongSettingOfSeveralLayersIsSaidOnce() {
    assertFailure(
        train("--set", "network.*.leaky.beta=2"),
        2,
        "error: --set network.\\*.leaky.beta=2: leaky: beta must lie in \\[0, 1], but was 2");
  }

  @Test
  void quietPrintsTheResultAlone() {
    Outcome outcome = train("--quiet");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .matches("test accuracy \\d+\\.\\d\\d %, of synthetic digits, not MNIST\\R");
  }

  @Test
  void jsonPrintsTheResultForPrograms() throws IOException {
    Outcome outcome = train("--json", "--epochs", "2");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(outcome.out());
    assertThat(json.get("ending").asText()).isEqualTo("complete");
    assertThat(json.get("epochs").size()).isEqualTo(2);
    assertThat(json.get("test_accuracy"))
        .isEqualTo(json.get("epochs").get(1).get("test").get("accuracy"));
    assertThat(Path.of(json.get("model").asText())).isNotEmptyFile();
  }

  @Test
  void helpNamesEveryOption() {
    Outcome outcome = snn.run("train", "--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("--epochs", "--seed", "--data", "--dataset", "--batch", "--threads", "--out");
  }

  private void assertFailure(Outcome outcome, int code, String pattern) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err().strip()).matches("(?s)" + pattern).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }
}
