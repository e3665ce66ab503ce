package io.snn4j.mnist.command;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's test of two classifiers on the same samples: were both as good, each sample on which
 * only one is right would be the one's or the other's with probability 1/2 (McNemar 1947; exact by
 * the binomial distribution, two-sided).
 *
 * @param samples how many there are
 * @param onlyFirst on how many only the first is right
 * @param onlySecond on how many only the second is right
 */
record McNemar(int samples, int onlyFirst, int onlySecond) {

  private static final double NORMAL_95 = 1.959964;

  /**
   * Compares answers.
   *
   * @param first the first one's
   * @param second the second one's
   * @param labels the right ones
   */
  static McNemar of(int[] first, int[] second, int[] labels) {
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean a = first[i] == labels[i];
      boolean b = second[i] == labels[i];
      onlyFirst += a && !b ? 1 : 0;
      onlySecond += b && !a ? 1 : 0;
    }
    return new McNemar(labels.length, onlyFirst, onlySecond);
  }

  /** The probability of a difference at least as large, were both as good. */
  double p() {
    int discordant = onlyFirst + onlySecond;
    int fewer = Math.min(onlyFirst, onlySecond);
    return discordant == 0
        ? 1
        : Math.min(
            1, 2 * new BinomialDistribution(null, discordant, 0.5).cumulativeProbability(fewer));
  }

  /** The first one's accuracy minus the second one's. */
  double difference() {
    return (double) (onlyFirst - onlySecond) / samples;
  }

  /** Half the width of the 95 % confidence interval of the difference, for paired shares. */
  double halfWidth() {
    double n = samples;
    double spread = onlyFirst + onlySecond - Math.pow(onlyFirst - onlySecond, 2) / n;
    return NORMAL_95 * Math.sqrt(spread) / n;
  }
}
