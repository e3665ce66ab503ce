package io.snn4j.train.loss;

import io.snn4j.api.Check;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Targets;
import java.util.List;

/**
 * The cross-entropy of softmax of logits z, {@code sum_c q_c * -log softmax(z)_c}, over the rows of
 * a batch, as PyTorch's cross_entropy has it.
 *
 * <p>q is the weight of the class aimed at, of which label smoothing s spreads a share: {@code q_c
 * = (1-s)*w_y*[c = y] + s/C*w_c}. The gradient is {@code sum(q)*softmax(z) - q}.
 */
final class CrossEntropy {

  private final double[] weights;
  private final double smoothing;
  private final Reduction reduction;
  private final double spread;
  private final double spreadWeight;

  CrossEntropy(int classes, List<Double> weights, double smoothing, Reduction reduction) {
    this.weights = Classes.weights(weights, classes);
    this.smoothing = smoothing;
    this.reduction = reduction;
    spread = smoothing / classes;
    double sum = 0;
    for (double weight : this.weights) {
      sum += weight;
    }
    spreadWeight = spread * sum;
  }

  /** Requires a share. */
  static void checkSmoothing(double labelSmoothing) {
    Check.within("labelSmoothing", labelSmoothing, 0, 1);
  }

  /**
   * The cross-entropies of all steps, added up.
   *
   * @param z logits, [T,B,C]
   * @param targets a class for each sample, or one for each sample and step
   * @param factor on loss and gradient
   * @param gradient receives factor times dL/dz, added at the same place
   */
  double addAll(Recording recording, Dense z, Targets targets, double factor, float[] gradient) {
    int batch = z.batch();
    double[] losses = new double[z.steps()];
    int[] first = Classes.at(0, targets, batch, weights.length);
    recording.parallel(
        losses.length,
        t -> {
          int[] y = Classes.at(t, targets, batch, weights.length, first);
          losses[t] = add(z.values(), t * batch * weights.length, y, factor, gradient);
        });
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /**
   * The reduced cross-entropy of a batch.
   *
   * @param z logits, [B,C] from index {@code at} on
   * @param y the class of each sample, [B]
   * @param factor on loss and gradient
   * @param gradient receives factor times dL/dz, added at the same place
   * @return factor times the loss
   */
  double add(float[] z, int at, int[] y, double factor, float[] gradient) {
    double scale = factor * reduction.scale(weights, y);
    double[] exponentials = new double[weights.length];
    double loss = 0;
    for (int b = 0; b < y.length; b++) {
      loss += row(z, at + b * weights.length, y[b], scale, exponentials, gradient);
    }
    return scale * loss;
  }

  private double row(
      float[] z, int at, int y, double scale, double[] exponentials, float[] gradient) {
    int classes = weights.length;
    // the largest logit is taken off, so that no exponential overflows
    float top = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      top = Math.max(top, z[at + c]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      exponentials[c] = Math.exp((double) z[at + c] - top);
      sum += exponentials[c];
    }
    double aimed = (1 - smoothing) * weights[y];
    double share = (aimed + spreadWeight) / sum;
    for (int c = 0; c < classes; c++) {
      double q = spread * weights[c] + (c == y ? aimed : 0);
      gradient[at + c] += (float) (scale * (share * exponentials[c] - q));
    }
    double log = Math.log(sum) + top;
    double loss = aimed * (log - z[at + y]);
    if (smoothing > 0) {
      for (int c = 0; c < classes; c++) {
        loss += spread * weights[c] * (log - z[at + c]);
      }
    }
    return loss;
  }
}
