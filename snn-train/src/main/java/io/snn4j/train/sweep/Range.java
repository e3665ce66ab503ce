package io.snn4j.train.sweep;

import io.snn4j.api.Check;
import io.snn4j.api.Param;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of a key between two ends.
 *
 * @param from the least value
 * @param to the largest value
 * @param scale how values lie between them
 * @param points how many a grid takes, the ends included
 * @param whole whether they are rounded to whole numbers
 */
public record Range(
    @Param(value = "least value", required = true) double from,
    @Param(value = "largest value", required = true) double to,
    @Param("how values lie between them") Scale scale,
    @Param(value = "values of a grid, the ends included", min = 2, max = Range.MOST) int points,
    @Param("whether values are rounded to whole numbers") boolean whole) {

  /** The most points: no more trials are made of a grid. */
  static final int MOST = 10_000;

  /** Enough to read and to train with; all digits of a drawn double would only look exact. */
  private static final MathContext DIGITS = new MathContext(6);

  /** Five values from 0 to 1. */
  public Range() {
    this(0, 1, Scale.LINEAR, 5, false);
  }

  /**
   * Checks the ends.
   *
   * @param from the least value
   * @param to the largest value
   * @param scale how values lie between them
   * @param points how many a grid takes, the ends included
   * @param whole whether they are rounded to whole numbers
   * @throws IllegalArgumentException if they are no range, or points lie outside [2, 10000]
   */
  public Range {
    Check.finite("from", from);
    Check.finite("to", to);
    Check.that(from < to, "from must be below to, %s, but was %s", to, from);
    Check.that(
        scale == Scale.LINEAR || from > 0,
        "from must be above 0 where the scale is log, but was %s",
        from);
    Check.within("points", points, 2, MOST);
  }

  /** The values of a grid. */
  List<Object> grid() {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      values.add(at((double) i / (points - 1)));
    }
    return values.stream().distinct().toList();
  }

  /**
   * A value in the range.
   *
   * @param share 0 for the least, 1 for the largest
   */
  Object at(double share) {
    double value =
        scale == Scale.LINEAR ? from + share * (to - from) : from * Math.pow(to / from, share);
    double within = Math.min(to, Math.max(from, value));
    return whole
        ? (Object) Math.round(within)
        : (Object) new BigDecimal(within).round(DIGITS).doubleValue();
  }
}
