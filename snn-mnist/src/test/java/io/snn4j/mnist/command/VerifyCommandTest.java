package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verify command, from its arguments to what it prints. */
class VerifyCommandTest {

  private static final String LINE =
      """
      {"name": "line", "params": {"surrogate": {"name": "straight_through_estimator"}},
       "inputs": {"x": {"shape": [2], "data": [-1, 2.5]}},
       "outputs": {"spike": {"shape": [2], "data": [0, 1]}},
       "gradients": {"x": {"shape": [2], "data": [1, 1]}}}\
      """;
  private static final String HOT =
      """
      {"name": "hot", "params": {"function": "to_one_hot", "num_classes": 2},
       "inputs": {"targets": {"shape": [1], "data": [1]}},
       "outputs": {"signal": {"shape": [1, 2], "data": [0, 1]}}}\
      """;

  @TempDir Path folder;

  private SnnBench snn;

  @BeforeEach
  void prepare() {
    snn = new SnnBench(folder.resolve("home"));
  }

  private Path file(String name, String... cases) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "{\"source\": \"snnTorch 0.9.4\", \"cases\": [" + String.join(",", cases) + "]}");
  }

  @Test
  void casesThatAgreeAreCountedAndTheirWorstArrayIsShown() throws IOException {
    Path both = file("both.json", LINE, HOT);
    Path one = file("one.json", LINE);
    Outcome outcome = snn.run("verify", both.toString(), one.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(both + ": snnTorch 0.9.4", "  surrogates\n", "  encoding\n", "1 of 1 agree")
        .containsPattern("deviation +tolerance +array +case\n +0 +0 +spike +line\n")
        .containsPattern(" +0 +0 +signal +hot\n")
        .doesNotContain("grad/x");
    assertThat(outcome.lastLine()).isEqualTo("all 3 cases of 2 files agree with snnTorch 0.9.4");
  }

  @Test
  void allShowsEveryArray() throws IOException {
    Outcome outcome = snn.run("verify", "--all", file("one.json", LINE).toString());
    assertThat(outcome.out()).containsPattern(" +0 +0 +spike +line\n +0 +5.0e-05 +grad/x +line\n");
    assertThat(outcome.lastLine()).isEqualTo("1 case of 1 file agrees with snnTorch 0.9.4");
  }

  @Test
  void aNumberThatIsOffIsShownAndFails() throws IOException {
    Path file = file("off.json", LINE.replace("[1, 1]", "[1, 2]"), HOT);
    Outcome outcome = snn.run("verify", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .containsPattern(" +5.0e-01 +5.0e-05 +grad/x +line  DOES NOT AGREE\n")
        .contains("0 of 1 agree", "1 of 1 agree");
    assertThat(outcome.lastLine()).isEqualTo("1 of 2 cases does not agree");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aCaseThatCannotBeReplayedSaysWhyAndFails() throws IOException {
    Path file =
        file("odd.json", HOT.replace("to_one_hot", "to_two_hot"), "{\"name\": \"bare\"}", LINE);
    Outcome outcome = snn.run("verify", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("hot  DOES NOT AGREE: there is no function 'to_two_hot' here")
        .contains("of no known kind")
        .contains("bare  DOES NOT AGREE: it is of none of the kinds");
    assertThat(outcome.lastLine()).isEqualTo("2 of 3 cases do not agree");
  }

  @Test
  void aFileThatDoesNotExistIsAUsageErrorAndNothingIsReplayed() throws IOException {
    Outcome outcome =
        snn.run("verify", file("one.json", LINE).toString(), folder.resolve("no.json").toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().strip())
        .isEqualTo("error: the reference file " + folder.resolve("no.json") + " does not exist");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aFileThatIsNoReferenceFileIsAFailure() throws IOException {
    assertUnreadable("{\"cases\": [", "it is not JSON: Unexpected end-of-input");
    assertUnreadable("", "it is no reference file, because it holds no list of cases");
    assertUnreadable(
        "{\"cases\": []}", "it is no reference file, because it holds no list of cases");
    assertUnreadable(
        "{\"cases\": [" + LINE.replace("[-1, 2.5]", "[-1]") + "]}",
        "it is no reference file: an array of shape [2] has 2 values, but there are 1");
    assertUnreadable(
        "{\"cases\": [" + LINE.replace("2.5", "\"two\"") + "]}",
        "it is no reference file: a number is expected, but found \"two\"");
  }

  @Test
  void aFolderIsAFailure() {
    Outcome outcome = snn.run("verify", folder.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: " + folder + " is a folder; name").hasLineCount(1);
  }

  private void assertUnreadable(String content, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), content);
    Outcome outcome = snn.run("verify", file.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("error: the reference file " + file + " cannot be read: " + reason)
        .doesNotContain("\tat ")
        .hasLineCount(1);
  }

  @Test
  void withoutAFileThereIsAUsageError() {
    Outcome outcome = snn.run("verify");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("FILE").contains("see 'snn verify --help'");
  }

  @Test
  void helpSaysWhatAFileHoldsAndWhatExitCodesMean() {
    Outcome outcome = snn.run("verify", "--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("FILE...", "--all", "\"cases\"", "Exit code 0", "Examples:");
  }
}
