package io.snn4j.testkit;

import io.snn4j.api.SurrogateGradient;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The integral of a surrogate's derivative by the trapezoidal rule, halving each cell until it
 * agrees with its halves; a jump is cornered down to neighbouring floats.
 *
 * <p>The first cells are 1/64 wide, and towards 0 ever narrower, for surrogates with a narrow peak
 * there. A narrower peak elsewhere would be missed.
 */
final class Integral {

  private static final double WIDTH = 1.0 / 64;
  private static final double ACCURACY = 1e-6;

  private final SurrogateGradient surrogate;
  private double size;

  private Integral(SurrogateGradient surrogate) {
    this.surrogate = surrogate;
  }

  /**
   * An integral.
   *
   * @param value the integral
   * @param size the integral of the absolute value, to which the error is relative
   */
  record Result(double value, double size) {}

  /** From a to b, with {@code a <= b}. */
  static Result of(SurrogateGradient surrogate, float a, float b) {
    Integral integral = new Integral(surrogate);
    double sum = 0;
    float from = a;
    for (float to : nodes(a, b)) {
      sum += integral.cell(from, surrogate.derivative(from), to, surrogate.derivative(to));
      from = to;
    }
    return new Result(sum, integral.size);
  }

  private static SortedSet<Float> nodes(float a, float b) {
    TreeSet<Float> nodes = new TreeSet<>();
    for (double x = Math.ceil(a / WIDTH) * WIDTH; x < b; x += WIDTH) {
      nodes.add((float) x);
    }
    for (float x = 1; x > 1e-9f; x /= 2) {
      nodes.add(x);
      nodes.add(-x);
    }
    nodes.add(b);
    return new TreeSet<>(nodes.subSet(a, false, b, true));
  }

  private double cell(float a, float atA, float b, float atB) {
    float middle = (float) ((a + (double) b) / 2);
    float atMiddle = surrogate.derivative(middle);
    double coarse = trapezoid(a, atA, b, atB);
    double fine = trapezoid(a, atA, middle, atMiddle) + trapezoid(middle, atMiddle, b, atB);
    double negligible = ACCURACY * Math.max(Math.abs(fine), size * (b - a));
    if (Math.abs(coarse - fine) <= negligible || middle == a || middle == b) {
      size += Math.abs(fine);
      return fine;
    }
    return cell(a, atA, middle, atMiddle) + cell(middle, atMiddle, b, atB);
  }

  private static double trapezoid(double a, double atA, double b, double atB) {
    return (atA + atB) / 2 * (b - a);
  }
}
