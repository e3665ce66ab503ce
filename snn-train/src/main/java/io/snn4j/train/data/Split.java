package io.snn4j.train.data;

import io.snn4j.api.Check;
import io.snn4j.api.CounterRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Samples in two parts: those to train on, and those held out to validate with.
 *
 * @param train the samples to train on, in their old order
 * @param validation the samples held out, in their old order; absent where none are
 */
public record Split(Samples train, Optional<Samples> validation) {

  private static final long PURPOSE = CounterRandom.word("validation");

  /**
   * Holds some samples out, drawn at random.
   *
   * @param samples all samples
   * @param share below 1 the share of the samples to hold out, from 1 on their number; 0: none
   * @param seed which samples are drawn is a function of it
   * @return the samples to train on and those held out
   * @throws IllegalArgumentException if the number is not whole, or leaves none to train on
   */
  public static Split of(Samples samples, double share, long seed) {
    check(share);
    int count = (int) Math.min(samples.size(), share < 1 ? share * samples.size() : share);
    if (share == 0) {
      return new Split(samples, Optional.empty());
    }
    Check.that(
        count >= 1 && count < samples.size(),
        "validation must hold out at least 1 and leave at least 1 of %d samples, but %s holds out"
            + " %d",
        samples.size(),
        share,
        count);
    int[] order = CounterRandom.permutation(CounterRandom.key(seed, PURPOSE), samples.size());
    return new Split(
        samples.subset(sorted(order, count, order.length)),
        Optional.of(samples.subset(sorted(order, 0, count))));
  }

  /**
   * Requires a share below 1 or a whole number.
   *
   * @param share below 1 the share of the samples to hold out, from 1 on their number
   * @throws IllegalArgumentException otherwise
   */
  public static void check(double share) {
    Check.notNegative("validation", share);
    Check.that(
        share < 1 || share == Math.rint(share),
        "validation must be a share below 1 or a whole number of samples, but was %s",
        share);
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] part = Arrays.copyOfRange(order, from, to);
    Arrays.sort(part);
    return part;
  }
}
