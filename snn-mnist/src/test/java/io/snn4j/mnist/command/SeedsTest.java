package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snn4j.mnist.SnnBench;
import io.snn4j.mnist.SnnBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several seeds of one experiment: run, interrupted, gone on with, compared. */
class SeedsTest {

  private static final String CONFIG =
      """
      steps: 5
      network:
        - linear: {in: 784, out: 10}
        - leaky: {beta: 0.9}
      batch: 100
      """;

  @TempDir Path folder;

  private SnnBench snn;
  private Path out;
  private String config;

  @BeforeEach
  void arrive() throws IOException {
    snn = new SnnBench(folder.resolve("home"));
    out = folder.resolve("series");
    config = Files.writeString(folder.resolve("my.yaml"), CONFIG).toString();
  }

  private Outcome train(String seeds) {
    return snn.run("train", config, "--seeds", seeds, "--out", out.toString());
  }

  private Path model(int seed) {
    return out.resolve("seed-" + seed).resolve("model.snn");
  }

  @Test
  void moreSeedsThanAnybodyWaitsForAreRefused() {
    for (String many :
        List.of("0..99999999", "0..9999,20000", Long.MIN_VALUE + ".." + Long.MAX_VALUE)) {
      assertThat(train(many))
          .isEqualTo(
              new Outcome(
                  2, "", "error: --seeds " + many + ": there can be 10000 seeds at most\n"));
    }
    assertThat(Seeds.parse("1..10000")).hasSize(10_000);
  }

  @Test
  void eachSeedIsTheRunItWouldBeAlone() throws IOException {
    Outcome outcome = train("3,5");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("seed 3  (1 of 2)", "seed 5  (2 of 2)");
    assertThat(outcome.lastLine())
        .matches(
            "test accuracy: mean [0-9.]+ %, standard deviation [0-9.]+ %, 95 % confidence interval"
                + " of the mean \\[[-0-9.]+, [0-9.]+] % \\(Student t, 2 seeds\\), of synthetic"
                + " digits, not MNIST");
    assertThat(out.resolve("seeds.csv")).content().hasLineCount(3).contains("\n3,0.", "\n5,0.");
    Path alone = folder.resolve("alone");
    snn.run("train", config, "--seed", "5", "--out", alone.toString());
    assertThat(alone.resolve("model.snn")).hasBinaryContent(Files.readAllBytes(model(5)));
    assertThat(model(3)).isNotEmptyFile();
  }

  @Test
  void whatIsInterruptedGoesOnAndWhatIsDoneIsNotDoneAgain() throws IOException {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    Outcome first = snn.run(interrupt, "train", config, "--seeds", "0..1", "--out", out.toString());
    assertThat(first.code()).isEqualTo(130);
    assertThat(first.err()).isEqualTo("interrupted; go on with './snn resume " + out + "'\n");
    Outcome second = snn.run("resume", out.toString());
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains("epoch 1  loss");
    byte[] model = Files.readAllBytes(model(1));
    Outcome third = train("0..1");
    assertThat(third.code()).as(third.err()).isZero();
    assertThat(third.out()).doesNotContain("epoch 1  loss");
    assertThat(third.lastLine()).isEqualTo(second.lastLine());
    assertThat(model(1)).hasBinaryContent(model);
  }

  @Test
  void anotherSeriesInTheFolderIsAnError() {
    train("0");
    assertThat(train("0,1").err())
        .isEqualTo("error: " + out + " holds another series; give another folder with --out DIR\n");
    assertThat(snn.run("resume", out.toString(), "--epochs", "3").code()).isEqualTo(2);
    Path one = out.resolve("seed-0");
    assertThat(snn.run("resume", one.toString(), "--epochs", "3").err())
        .isEqualTo(
            "error: --epochs extends a run that stands alone, but %s is one of the series in %s\n"
                .formatted(one, out));
  }

  @Test
  void twoSeedsAreComparedImageByImage() {
    train("0,1");
    String a = out.resolve("seed-0").toString();
    String b = out.resolve("seed-1").toString();
    Outcome same = snn.run("compare", a, a);
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(same.out()).contains("only one is right on 0 of ", "difference 0.00 %");
    assertThat(same.lastLine())
        .isEqualTo("McNemar's exact test: p = 1.0000, so the difference may be chance");
    Outcome different = snn.run("compare", a, b);
    assertThat(different.code()).as(different.err()).isZero();
    assertThat(different.lastLine()).startsWith("McNemar's exact test: p = ");
    assertThat(different.out()).doesNotContain("only one is right on 0 of ");
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    Path none = folder.resolve("none");
    assertThat(snn.run("compare", none.toString(), none.toString()).err())
        .isEqualTo("error: there is no run folder or model file " + none + "\n");
    Files.createDirectory(none);
    assertThat(snn.run("compare", none.toString(), none.toString()).err())
        .startsWith("error: " + none + " holds no model.snn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "3..1", "0..", "1,,2", "0..1..2", "1.5"})
  void seedsThatAreNoneAreSaid(String text) {
    assertThatThrownBy(() -> Seeds.parse(text))
        .hasMessage(
            "--seeds "
                + text
                + ": seeds are written as 0..4, from the least to the largest, or 0,3,7");
  }

  @Test
  void seedsAreARangeOrAList() {
    assertThat(Seeds.parse("0..3")).containsExactly(0L, 1L, 2L, 3L);
    assertThat(Seeds.parse("7, 3")).containsExactly(7L, 3L);
    assertThat(Seeds.parse("-2..-1,5")).containsExactly(-2L, -1L, 5L);
    assertThatThrownBy(() -> Seeds.parse("0..2,1")).hasMessageContaining("named twice");
  }
}
