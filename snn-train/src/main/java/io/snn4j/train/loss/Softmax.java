package io.snn4j.train.loss;

import java.util.Arrays;

/**
 * The softmax of rows of logits z, {@code e^z_c / sum_c e^z_c}, and a factor on each row.
 *
 * <p>It goes from class to class with a loop over rows for each, as loops over arrays become vector
 * instructions, and sums and maxima of different rows need not wait for each other. A row's largest
 * logit is taken off all of it, so that no exponential overflows.
 */
final class Softmax {

  private static final int ROWS = 128;

  /** Logits at a time, of however many rows. */
  static final int LOGITS = 1 << 14;

  private static final ThreadLocal<Softmax> OWN = new ThreadLocal<>();

  private final int classes;
  private final double[][] values;
  private final double[] tops;
  private final double[] sums;
  private final double[] factors;
  private final double[] scales;
  private final Exponentials exponentials;

  /** How many rows of so many classes to take at a time; those of ten stay in the L1 cache. */
  static int rows(int classes) {
    return Math.max(1, Math.min(ROWS, LOGITS / classes));
  }

  /**
   * {@return the calling thread's, which keeps it unless it is large}
   *
   * @param classes C, the logits of a row
   * @param rows how many rows will be taken at a time at most
   */
  static Softmax own(int classes, int rows) {
    Softmax last = OWN.get();
    if (last == null || last.classes != classes || last.tops.length < rows) {
      last = new Softmax(classes, rows);
      if (classes <= LOGITS) {
        OWN.set(last);
      }
    }
    return last;
  }

  private Softmax(int classes, int rows) {
    this.classes = classes;
    values = new double[classes][rows];
    tops = new double[rows];
    sums = new double[rows];
    factors = new double[rows];
    scales = new double[rows];
    exponentials = new Exponentials(Math.min(classes * rows, LOGITS));
  }

  /**
   * Takes new rows, whose factors are to be set.
   *
   * @param z logits, [R,C] from index {@code at} on
   * @param rows R
   */
  void take(float[] z, int at, int rows) {
    Arrays.fill(tops, 0, rows, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < classes; c++) {
      copy(z, at + c, classes, values[c], rows);
      raise(values[c], tops, rows);
    }
    for (double[] x : values) {
      subtract(tops, x, rows);
    }
    exponentials.of(values, rows);
    Arrays.fill(sums, 0, rows, 0);
    for (double[] x : values) {
      add(x, sums, rows);
    }
  }

  /** {@code log sum_c e^z_c} of a row. */
  double log(int row) {
    return Math.log(sums[row]) + tops[row];
  }

  /** Sets the factor on a row. */
  void factor(int row, double factor) {
    factors[row] = factor / sums[row];
  }

  /** Room for a number for each row, which is the caller's. */
  double[] scales() {
    return scales;
  }

  /**
   * Multiplies the softmax by the factors.
   *
   * @return the products, [C,R], the caller's until it takes new rows
   */
  double[][] multiply(int rows) {
    for (double[] x : values) {
      multiply(factors, x, rows);
    }
    return values;
  }

  private static void copy(float[] z, int at, int step, double[] x, int length) {
    for (int n = 0; n < length; n++) {
      x[n] = z[at + n * step];
    }
  }

  private static void raise(double[] x, double[] top, int length) {
    for (int n = 0; n < length; n++) {
      top[n] = Math.max(top[n], x[n]);
    }
  }

  private static void subtract(double[] top, double[] x, int length) {
    for (int n = 0; n < length; n++) {
      x[n] -= top[n];
    }
  }

  private static void add(double[] x, double[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += x[n];
    }
  }

  private static void multiply(double[] factor, double[] x, int length) {
    for (int n = 0; n < length; n++) {
      x[n] *= factor[n];
    }
  }
}
