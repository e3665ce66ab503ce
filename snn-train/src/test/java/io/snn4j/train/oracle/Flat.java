package io.snn4j.train.oracle;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The oracle's nested arrays as the engine's flat ones. */
final class Flat {

  private Flat() {}

  /** Row after row, as floats. */
  static float[] of(double[][] rows) {
    double[] flat = doubles(rows);
    float[] floats = new float[flat.length];
    for (int i = 0; i < flat.length; i++) {
      floats[i] = (float) flat[i];
    }
    return floats;
  }

  /** Row after row. */
  static double[] doubles(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Step after step, sample after sample: [T,B,N]. */
  static double[] doubles(double[][][] signal) {
    return Arrays.stream(signal).flatMapToDouble(rows -> DoubleStream.of(doubles(rows))).toArray();
  }

  /** Writes values into rows, row after row. */
  static void copy(double[] values, double[][] into) {
    int at = 0;
    for (double[] row : into) {
      System.arraycopy(values, at, row, 0, row.length);
      at += row.length;
    }
  }

  /** One of the states of all samples, [B,N] of [B,state,N]. */
  static double[][] state(double[][][] states, int state) {
    return Arrays.stream(states).map(ofSample -> ofSample[state]).toArray(double[][]::new);
  }
}
