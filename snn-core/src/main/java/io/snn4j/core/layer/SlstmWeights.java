package io.snn4j.core.layer;

import io.snn4j.core.memory.Bytes;

/**
 * The hidden weights of an LSTM cell as they are in one pass.
 *
 * @param neurons N
 * @param rows [4N,N]
 * @param transposed [N,4N]
 * @param bias [4N]
 * @param threshold [N]
 */
record SlstmWeights(
    int neurons, float[][] rows, float[][] transposed, float[] bias, float[] threshold) {

  SlstmWeights(int neurons) {
    this(
        neurons,
        new float[4 * neurons][neurons],
        new float[neurons][4 * neurons],
        new float[4 * neurons],
        new float[neurons]);
  }

  /** What they take. */
  static long bytes(int neurons) {
    return Bytes.floats(4L * neurons, neurons)
        + Bytes.floats(neurons, 4L * neurons)
        + Bytes.floats(4L * neurons)
        + Bytes.floats(neurons);
  }

  /** Takes over a matrix [4N,N]. */
  void set(float[] flat) {
    for (int k = 0; k < 4 * neurons; k++) {
      System.arraycopy(flat, k * neurons, rows[k], 0, neurons);
      for (int n = 0; n < neurons; n++) {
        transposed[n][k] = rows[k][n];
      }
    }
  }
}
