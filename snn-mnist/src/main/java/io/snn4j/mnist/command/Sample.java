package io.snn4j.mnist.command;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What several measurements of one quantity say about it.
 *
 * @param values the measurements, at least one
 */
record Sample(List<Double> values) {

  private static final double CONFIDENCE = 0.95;

  Sample {
    values = List.copyOf(values);
  }

  private SummaryStatistics statistics() {
    SummaryStatistics statistics = new SummaryStatistics();
    values.forEach(statistics::addValue);
    return statistics;
  }

  double mean() {
    return statistics().getMean();
  }

  /** The sample's standard deviation, with n-1; not a number for one value. */
  double deviation() {
    return values.size() < 2 ? Double.NaN : statistics().getStandardDeviation();
  }

  /**
   * Half the width of the 95 % confidence interval of the mean, by Student's t with n-1 degrees of
   * freedom; not a number for one value.
   */
  double halfWidth() {
    if (values.size() < 2) {
      return Double.NaN;
    }
    double t =
        new TDistribution(null, values.size() - 1)
            .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
    return t * deviation() / Math.sqrt(values.size());
  }

  /** In words; the values are shares. */
  String percent() {
    if (values.size() < 2) {
      return String.format(
          Locale.ROOT, "%.2f %% with one seed, which says nothing of the spread", 100 * mean());
    }
    return String.format(
        Locale.ROOT,
        "mean %.2f %%, standard deviation %.2f %%, 95 %% confidence interval of the mean"
            + " [%.2f, %.2f] %% (Student t, %d seeds)",
        100 * mean(),
        100 * deviation(),
        100 * (mean() - halfWidth()),
        100 * (mean() + halfWidth()),
        values.size());
  }
}
