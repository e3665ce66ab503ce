package io.snn4j.testkit.oracle;

import java.util.Random;

/** Random numbers, each of which a float holds. */
final class Numbers {

  private final Random random;

  Numbers(Random random) {
    this.random = random;
  }

  /** One number between two. */
  double between(double low, double high) {
    return (float) (low + (high - low) * random.nextDouble());
  }

  /** Many. */
  double[] row(int length, double low, double high) {
    double[] row = new double[length];
    for (int i = 0; i < length; i++) {
      row[i] = between(low, high);
    }
    return row;
  }

  /** Many rows of many. */
  double[][] matrix(int rows, int columns, double low, double high) {
    double[][] matrix = new double[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = row(columns, low, high);
    }
    return matrix;
  }

  /** Whole numbers below a limit. */
  int[] below(int limit, int length) {
    return random.ints(length, 0, limit).toArray();
  }

  /** True with some probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
