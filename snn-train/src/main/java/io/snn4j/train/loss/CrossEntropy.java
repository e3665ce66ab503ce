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

  private static final ThreadLocal<CrossEntropy> OWN = new ThreadLocal<>();

  private final List<Double> given;
  private final double[] weights;
  private final double smoothing;
  private final Reduction reduction;
  private final double spread;
  private final double spreadWeight;

  /** What one evaluation after another of so many steps needs. */
  private int[][] classes = {};

  private double[] scales = {};

  /** {@return the calling thread's, which keeps it unless there are many classes} */
  static CrossEntropy own(
      int classes, List<Double> weights, double smoothing, Reduction reduction) {
    CrossEntropy last = OWN.get();
    if (last == null || !last.is(classes, weights, smoothing, reduction)) {
      last = new CrossEntropy(classes, weights, smoothing, reduction);
      if (classes <= Softmax.LOGITS) {
        OWN.set(last);
      }
    }
    return last;
  }

  private boolean is(int count, List<Double> others, double share, Reduction other) {
    return weights.length == count
        && given.equals(others)
        && smoothing == share
        && reduction == other;
  }

  CrossEntropy(int classes, List<Double> weights, double smoothing, Reduction reduction) {
    given = weights;
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
    int[] first = Classes.at(0, targets, batch, weights.length);
    classes = classes.length == z.steps() ? classes : new int[z.steps()][];
    for (int t = 0; t < classes.length; t++) {
      classes[t] = Classes.at(t, targets, batch, weights.length, first);
    }
    return add(recording, z.values(), classes, factor, gradient);
  }

  /**
   * The reduced cross-entropy of a batch.
   *
   * @param z logits, [B,C]
   * @param y the class of each sample, [B]
   * @param factor on loss and gradient
   * @param gradient receives factor times dL/dz, added at the same place
   * @return factor times the loss
   */
  double add(float[] z, int[] y, double factor, float[] gradient) {
    Recording alone = () -> List.of();
    return add(alone, z, new int[][] {y}, factor, gradient);
  }

  /** In blocks of rows, whatever steps they are of: short loops are slow. */
  private double add(Recording recording, float[] z, int[][] y, double factor, float[] gradient) {
    scales = scales.length == y.length ? scales : new double[y.length];
    double[] each = scales;
    for (int t = 0; t < y.length; t++) {
      // steps of the same classes share their array
      boolean same = t > 0 && y[t] == y[t - 1];
      each[t] = same ? each[t - 1] : factor * reduction.scale(weights, y[t]);
    }
    int rows = y.length * y[0].length;
    int most = Softmax.rows(weights.length);
    if (rows <= most) {
      return add(z, 0, rows, y, each, gradient, Softmax.own(weights.length, rows));
    }
    double[] losses = new double[(rows + most - 1) / most];
    recording.parallel(
        losses.length,
        block -> {
          int from = block * most;
          int count = Math.min(most, rows - from);
          Softmax softmax = Softmax.own(weights.length, count);
          losses[block] = add(z, from, count, y, each, gradient, softmax);
        });
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  private double add(
      float[] z,
      int first,
      int rows,
      int[][] y,
      double[] scales,
      float[] gradient,
      Softmax softmax) {
    int batch = y[0].length;
    int from = first * weights.length;
    softmax.take(z, from, rows);
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      int t = (first + row) / batch;
      int aim = y[t][(first + row) % batch];
      loss += scales[t] * loss(z, from + row * weights.length, aim, softmax.log(row));
      softmax.factor(row, aimed(aim) + spreadWeight);
      softmax.scales()[row] = scales[t];
    }
    double[][] values = softmax.multiply(rows);
    for (int row = 0; row < rows; row++) {
      int t = (first + row) / batch;
      int aim = y[t][(first + row) % batch];
      values[aim][row] -= aimed(aim);
    }
    for (int c = 0; c < weights.length; c++) {
      addClass(values[c], c, softmax.scales(), gradient, from + c, rows);
    }
    return loss;
  }

  /** What q is for the class aimed at, besides its share of what is spread. */
  private double aimed(int y) {
    return (1 - smoothing) * weights[y];
  }

  private double loss(float[] z, int at, int y, double log) {
    double loss = aimed(y) * (log - z[at + y]);
    if (smoothing > 0) {
      for (int c = 0; c < weights.length; c++) {
        loss += spread * weights[c] * (log - z[at + c]);
      }
    }
    return loss;
  }

  private void addClass(
      double[] values, int c, double[] scales, float[] gradient, int at, int rows) {
    double q = spread * weights[c];
    for (int row = 0; row < rows; row++) {
      // scaled last, so that what cancels does so in any batch alike
      gradient[at + row * weights.length] += (float) (scales[row] * (values[row] - q));
    }
  }
}
