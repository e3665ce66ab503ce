package io.snn4j.mnist.plot;

/** An axis's range, which grows with what is to be seen. */
final class Range {

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private boolean fixed;

  void see(double... values) {
    for (double value : values) {
      if (!fixed && Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
  }

  void fix(double from, double to) {
    least = from;
    most = to;
    fixed = true;
  }

  /** From where to where, with some room around it unless it was given. */
  double[] bounds(double room) {
    if (!(most >= least)) {
      return new double[] {0, 1};
    } else if (fixed && most > least) {
      return new double[] {least, most};
    }
    double more = most > least ? room * (most - least) : Math.max(0.5, 0.1 * Math.abs(most));
    // what begins at zero is drawn from zero on
    return new double[] {least == 0 ? 0 : least - more, most + more};
  }
}
