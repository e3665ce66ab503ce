package io.snn4j.mnist.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
final class Ticks {

  private Ticks() {}

  /**
   * The multiples of a round step within a range.
   *
   * @param most about how many there may be
   * @param whole whether they must be whole numbers
   */
  static List<Double> of(double from, double to, int most, boolean whole) {
    if (!(to > from)) {
      return List.of(from);
    }
    double rough = (to - from) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough) {
        break;
      }
    }
    step = whole ? Math.max(1, Math.rint(step)) : step;
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** A tick's number, without the digits that computing it added. */
  static String label(double tick) {
    if (Math.abs(tick) < 1e-12) {
      return "0";
    }
    BigDecimal value = new BigDecimal(tick, new MathContext(6)).stripTrailingZeros();
    double size = Math.abs(tick);
    return size >= 1e6 || size < 1e-4 ? value.toString() : value.toPlainString();
  }
}
