package io.snn4j.mnist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The statistics of compare and of several seeds, against values worked out elsewhere. */
class McNemarTest {

  @Test
  void fewDiscordantImagesAreCountedOutByTheBinomial() {
    // 2 * (C(10,0) + C(10,1) + C(10,2)) / 2^10
    assertThat(new McNemar(100, 8, 2).p()).isCloseTo(2 * 56 / 1024.0, within(1e-12));
    assertThat(new McNemar(100, 2, 8).p()).isEqualTo(new McNemar(100, 8, 2).p());
    assertThat(new McNemar(100, 6, 0).p()).isCloseTo(2 / 64.0, within(1e-12));
  }

  @Test
  void equalSplitsSayNothing() {
    assertThat(new McNemar(100, 0, 0).p()).isEqualTo(1);
    assertThat(new McNemar(100, 5, 5).p()).isEqualTo(1);
    assertThat(new McNemar(100, 5, 5).difference()).isZero();
  }

  @Test
  void manyDiscordantImagesAreCountedOutToo() {
    assertThat(new McNemar(10_000, 250, 750).p()).isLessThan(1e-12);
    // counted out with whole numbers: 2 * sum of C(250,k) for k up to 100, over 2^250
    assertThat(new McNemar(10_000, 150, 100).p()).isCloseTo(0.001883300935076157, within(1e-9));
  }

  @Test
  void theDifferenceHasTheIntervalOfPairedShares() {
    McNemar result = new McNemar(1000, 40, 20);
    assertThat(result.difference()).isCloseTo(0.02, within(1e-12));
    assertThat(result.halfWidth())
        .isCloseTo(1.959964 * Math.sqrt(60 - 400 / 1000.0) / 1000, within(1e-9));
  }

  @Test
  void answersAreComparedImageByImage() {
    McNemar result =
        McNemar.of(new int[] {1, 2, 3, 4, 9}, new int[] {1, 0, 3, 5, 8}, new int[] {1, 2, 0, 5, 5});
    assertThat(result).isEqualTo(new McNemar(5, 1, 1));
  }

  @Test
  void theMeanOfSeedsHasStudentsInterval() {
    Sample sample = new Sample(List.of(0.93, 0.94, 0.95, 0.94));
    assertThat(sample.mean()).isCloseTo(0.94, within(1e-12));
    assertThat(sample.deviation()).isCloseTo(Math.sqrt(0.0002 / 3), within(1e-12));
    // the 97.5 % quantile of t with 3 degrees of freedom is 3.182446
    assertThat(sample.halfWidth()).isCloseTo(3.182446 * sample.deviation() / 2, within(1e-8));
    assertThat(sample.percent())
        .isEqualTo(
            "mean 94.00 %, standard deviation 0.82 %, 95 % confidence interval of the mean"
                + " [92.70, 95.30] % (Student t, 4 seeds)");
  }

  @Test
  void oneSeedHasNoSpread() {
    assertThat(new Sample(List.of(0.93)).percent())
        .isEqualTo("93.00 % with one seed, which says nothing of the spread");
  }
}
