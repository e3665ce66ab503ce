package io.snn4j.core.engine;

import io.snn4j.api.Heaviside;
import java.util.Arrays;

/**
 * Loops over arrays that the JIT compiler turns into vector instructions.
 *
 * <p>Each indexes all its arrays by the bare loop variable: an offset such as {@code x[from + n]}
 * keeps C2 (JDK 17) from vectorising a loop that also reads what it writes, and costs a factor of
 * five. Callers copy slices instead.
 */
public final class Kernels {

  private Kernels() {}

  /**
   * {@code sum += x}.
   *
   * @param x what is added, or the rows that are
   * @param sum is added to
   * @param length how many values of each array are meant
   */
  public static void add(float[] x, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += x[n];
    }
  }

  /**
   * {@code sum += flushed(x)}.
   *
   * @param x addends, of which denormal numbers count as zero
   * @param sum what they are added to
   * @param length how many values there are
   */
  public static void addFlushed(float[] x, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += Denormals.flushed(x[n]);
    }
  }

  /**
   * {@code into = x - y}.
   *
   * @param x minuends
   * @param y what is taken from each
   * @param into receives the differences
   * @param length how many values of each array are meant
   */
  public static void subtract(float[] x, float y, float[] into, int length) {
    for (int n = 0; n < length; n++) {
      into[n] = x[n] - y;
    }
  }

  /**
   * {@code spikes = H(membrane - threshold)}.
   *
   * @param membrane the membranes
   * @param threshold of all of them
   * @param spikes receives ones and zeros
   * @param length how many values of each array are meant
   */
  public static void spikes(float[] membrane, float threshold, float[] spikes, int length) {
    for (int n = 0; n < length; n++) {
      spikes[n] = Heaviside.of(membrane[n] - threshold);
    }
  }

  /**
   * A step of membranes that leak and are reset by subtraction, {@code after = decay*before +
   * current - spikes*reset; spikes = H(after - threshold)}.
   *
   * @param before the membranes before the step
   * @param current the input current
   * @param decay the share of all membranes that is left after a step
   * @param threshold of all membranes, at least {@link Heaviside#LEAST_THRESHOLD}
   * @param reset what a spike takes from the membrane
   * @param after receives the membranes after the step
   * @param spikes those before the step, and then those of the step
   * @param length how many values of each array are meant
   */
  public static void leak(
      float[] before,
      float[] current,
      float decay,
      float threshold,
      float reset,
      float[] after,
      float[] spikes,
      int length) {
    // a value for each neuron's decay and threshold would be too much for C2 (JDK 17) to vectorise
    for (int n = 0; n < length; n++) {
      float membrane = decay * before[n] + current[n] - spikes[n] * reset;
      after[n] = membrane;
      spikes[n] = Heaviside.ofExcess(membrane - threshold);
    }
  }

  /**
   * {@code x = flushed(x)}.
   *
   * @param x numbers from which denormal ones are taken
   * @param length how many values there are
   */
  public static void flush(float[] x, int length) {
    for (int n = 0; n < length; n++) {
      x[n] = Denormals.flushed(x[n]);
    }
  }

  /**
   * {@code x *= a}.
   *
   * @param a a factor
   * @param x is multiplied
   * @param length how many values there are
   */
  public static void multiply(float a, float[] x, int length) {
    for (int n = 0; n < length; n++) {
      x[n] *= a;
    }
  }

  /**
   * {@code sum += x*y}.
   *
   * @param x factors
   * @param y as many
   * @param sum is added to
   * @param length how many values of each array are meant
   */
  public static void addProduct(float[] x, float[] y, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += x[n] * y[n];
    }
  }

  /**
   * {@code sum += x[0]*y[first] + x[1]*y[first+1] + ...} over rows of x and y, two by two.
   *
   * @param x rows of factors
   * @param y rows of factors
   * @param first the first row of y
   * @param rows how many rows of each are meant
   * @param sum is added to
   * @param length how many values of each row are meant
   */
  public static void addProducts(
      float[][] x, float[][] y, int first, int rows, float[] sum, int length) {
    int k = 0;
    // two at once, so that the sum is loaded and stored half as often
    for (; k + 2 <= rows; k += 2) {
      addTwoProducts(x[k], y[first + k], x[k + 1], y[first + k + 1], sum, length);
    }
    if (k < rows) {
      addProduct(x[k], y[first + k], sum, length);
    }
  }

  private static void addTwoProducts(
      float[] x0, float[] y0, float[] x1, float[] y1, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += x0[n] * y0[n] + x1[n] * y1[n];
    }
  }

  /**
   * {@code sum += a*x}.
   *
   * @param a a factor, or one per row
   * @param x what is added, or the rows that are
   * @param sum is added to
   * @param length how many values of each array are meant
   */
  public static void add(float a, float[] x, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += a * x[n];
    }
  }

  /**
   * {@code y *= x}.
   *
   * @param x the factors
   * @param y is multiplied
   * @param length how many values of each array are meant
   */
  public static void multiply(float[] x, float[] y, int length) {
    for (int n = 0; n < length; n++) {
      y[n] *= x[n];
    }
  }

  /**
   * {@code sum += x[at[0]] + x[at[1]] + ...}, from left to right.
   *
   * @param x what is added, or the rows that are
   * @param at the rows to add, by index
   * @param count how many of {@code at} are meant
   * @param sum is added to
   * @param length how many values of each array are meant
   */
  public static void addRows(float[][] x, int[] at, int count, float[] sum, int length) {
    int k = 0;
    // four rows at once, so that the sum is loaded and stored a quarter as often; C2 (JDK 17) does
    // not vectorise eight
    for (; k + 4 <= count; k += 4) {
      add4(x[at[k]], x[at[k + 1]], x[at[k + 2]], x[at[k + 3]], sum, length);
    }
    for (; k < count; k++) {
      add(x[at[k]], sum, length);
    }
  }

  private static void add4(
      float[] x0, float[] x1, float[] x2, float[] x3, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] = sum[n] + x0[n] + x1[n] + x2[n] + x3[n];
    }
  }

  /**
   * {@code sum = a[at]*x[0] + a[at+1]*x[1] + ...} over the rows of x.
   *
   * @param a one factor per row, from index {@code at}
   * @param at the index of the first factor
   * @param x what is added, or the rows that are
   * @param sum receives the sum
   * @param length how many values of each array are meant
   */
  public static void combine(float[] a, int at, float[][] x, float[] sum, int length) {
    Arrays.fill(sum, 0, length, 0f);
    addCombined(a, at, x, x.length, sum, length);
  }

  private static void addCombined(
      float[] a, int at, float[][] x, int rows, float[] sum, int length) {
    int k = 0;
    // five rows at once, so that the sum is loaded and stored a fifth as often
    for (; k + 5 <= rows; k += 5) {
      add5(
          a[at + k],
          a[at + k + 1],
          a[at + k + 2],
          a[at + k + 3],
          a[at + k + 4],
          x[k],
          x[k + 1],
          x[k + 2],
          x[k + 3],
          x[k + 4],
          sum,
          length);
    }
    for (; k < rows; k++) {
      add(a[at + k], x[k], sum, length);
    }
  }

  /**
   * {@code sum += a[at + stride*i]*x[i]} over some of the rows of x, listed by index.
   *
   * @param a one factor per row of x, listed or not
   * @param at the index of the first row's factor
   * @param stride how far apart the factors are
   * @param x the rows
   * @param list which of them
   * @param first the first that is meant in the list
   * @param end the one after the last
   * @param sum is added to
   * @param length how many values of each row are meant
   */
  static void addCombined(
      float[] a,
      int at,
      int stride,
      float[][] x,
      int[] list,
      int first,
      int end,
      float[] sum,
      int length) {
    int k = first;
    for (; k + 5 <= end; k += 5) {
      int i0 = list[k];
      int i1 = list[k + 1];
      int i2 = list[k + 2];
      int i3 = list[k + 3];
      int i4 = list[k + 4];
      add5(
          a[at + stride * i0],
          a[at + stride * i1],
          a[at + stride * i2],
          a[at + stride * i3],
          a[at + stride * i4],
          x[i0],
          x[i1],
          x[i2],
          x[i3],
          x[i4],
          sum,
          length);
    }
    for (; k + 2 <= end; k += 2) {
      int i0 = list[k];
      int i1 = list[k + 1];
      add2(a[at + stride * i0], a[at + stride * i1], x[i0], x[i1], sum, length);
    }
    if (k < end) {
      add(a[at + stride * list[k]], x[list[k]], sum, length);
    }
  }

  private static void add2(float a0, float a1, float[] x0, float[] x1, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += a0 * x0[n] + a1 * x1[n];
    }
  }

  /**
   * {@code sum += |x|}.
   *
   * @param x whose sizes are added
   * @param sum is added to
   * @param length how many values of each array are meant
   */
  static void addSizes(float[] x, float[] sum, int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += Math.abs(x[n]);
    }
  }

  /** {@code sum = a0*x0 + ... + a4*x4}. */
  static void combine5(
      float a0,
      float a1,
      float a2,
      float a3,
      float a4,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float[] x4,
      float[] sum,
      int length) {
    for (int n = 0; n < length; n++) {
      sum[n] = a0 * x0[n] + a1 * x1[n] + a2 * x2[n] + a3 * x3[n] + a4 * x4[n];
    }
  }

  /** {@code sum += a0*x0 + ... + a4*x4}. */
  static void add5(
      float a0,
      float a1,
      float a2,
      float a3,
      float a4,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float[] x4,
      float[] sum,
      int length) {
    for (int n = 0; n < length; n++) {
      sum[n] += a0 * x0[n] + a1 * x1[n] + a2 * x2[n] + a3 * x3[n] + a4 * x4[n];
    }
  }
}
