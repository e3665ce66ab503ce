package io.snn4j.train.loss;

/** {@code -log softmax(z)[y]} and its gradient {@code softmax(z) - onehot(y)}, for one row. */
final class SoftmaxCrossEntropy {

  private SoftmaxCrossEntropy() {}

  /**
   * The cross-entropy of the logits {@code z[at .. at + classes - 1]}.
   *
   * @param weight factor on loss and gradient
   * @param gradient receives weight times dL/dz, added at the same place
   * @return weight times the loss
   */
  static double add(float[] z, int at, int classes, int target, double weight, float[] gradient) {
    // the largest logit is taken off, so that no exponential overflows
    float top = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      top = Math.max(top, z[at + c]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp((double) z[at + c] - top);
    }
    for (int c = 0; c < classes; c++) {
      double softmax = Math.exp((double) z[at + c] - top) / sum;
      gradient[at + c] += (float) (weight * (softmax - (c == target ? 1 : 0)));
    }
    return weight * (Math.log(sum) + top - z[at + target]);
  }
}
