package io.snn4j.train.loss;

import java.util.List;

/**
 * The squared error {@code w_y * (x_c - target_c)^2} over the rows of a batch, where the class
 * aimed at has one target and all others have another.
 */
final class SquaredError {

  private final double[] weights;
  private final double on;
  private final double off;
  private final Reduction reduction;

  SquaredError(int classes, List<Double> weights, double on, double off, Reduction reduction) {
    this.weights = Classes.weights(weights, classes);
    this.on = on;
    this.off = off;
    this.reduction = reduction;
  }

  /**
   * The reduced squared error of a batch.
   *
   * @param x [B,C] from index {@code at} on
   * @param y the class of each sample, [B]
   * @param factor on loss and gradient
   * @param gradient receives factor times dL/dx, added at the same place
   * @return factor times the loss
   */
  double add(float[] x, int at, int[] y, double factor, float[] gradient) {
    int classes = weights.length;
    double scale = factor * reduction.scale(weights, y) * reduction.neurons(classes);
    double loss = 0;
    for (int b = 0; b < y.length; b++) {
      double weight = scale * weights[y[b]];
      for (int c = 0; c < classes; c++) {
        int i = at + b * classes + c;
        double error = x[i] - (c == y[b] ? on : off);
        loss += weight * error * error;
        gradient[i] += (float) (2 * weight * error);
      }
    }
    return loss;
  }
}
