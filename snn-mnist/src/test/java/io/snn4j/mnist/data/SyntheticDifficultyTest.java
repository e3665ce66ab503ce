package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The synthetic digits must be too hard for a linear classifier, and not too hard for others. */
class SyntheticDifficultyTest {
  private static final int EPOCHS = 8;
  private static final DataSet DIGITS = SyntheticDigits.generate(1, 4000, 500);
  private static final float[][] TRAIN = rows(DIGITS.train());
  private static final float[][] TEST = rows(DIGITS.test());

  @Test
  void linearClassifierStaysWellBelowTheNearestNeighbour() {
    double linear = softmaxAccuracy();
    double nearest = nearestNeighbourAccuracy();
    assertThat(linear).isBetween(0.60, 0.85);
    assertThat(nearest).isGreaterThan(linear + 0.08);
  }

  private static double softmaxAccuracy() {
    float[][] weights = new float[10][TRAIN[0].length + 1];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      float rate = 0.02f / (1 + epoch);
      for (int i = 0; i < TRAIN.length; i++) {
        step(weights, TRAIN[i], DIGITS.train().label(i), rate);
      }
    }
    int right = 0;
    for (int i = 0; i < TEST.length; i++) {
      right += largest(scores(weights, TEST[i])) == DIGITS.test().label(i) ? 1 : 0;
    }
    return (double) right / TEST.length;
  }

  /** One step of stochastic gradient descent: {@code w -= rate * (softmax(w x) - onehot) x}. */
  private static void step(float[][] weights, float[] image, int label, float rate) {
    double[] scores = scores(weights, image);
    double top = scores[largest(scores)];
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - top);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      float slope = (float) (rate * (scores[c] / sum - (c == label ? 1 : 0)));
      for (int p = 0; p < image.length; p++) {
        weights[c][p] -= slope * image[p];
      }
      weights[c][image.length] -= slope;
    }
  }

  private static double[] scores(float[][] weights, float[] image) {
    double[] scores = new double[weights.length];
    for (int c = 0; c < weights.length; c++) {
      float sum = weights[c][image.length];
      for (int p = 0; p < image.length; p++) {
        sum += weights[c][p] * image[p];
      }
      scores[c] = sum;
    }
    return scores;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static double nearestNeighbourAccuracy() {
    int right = 0;
    for (int i = 0; i < TEST.length; i++) {
      right += DIGITS.train().label(nearest(TEST[i])) == DIGITS.test().label(i) ? 1 : 0;
    }
    return (double) right / TEST.length;
  }

  private static int nearest(float[] image) {
    int best = 0;
    float smallest = Float.MAX_VALUE;
    for (int i = 0; i < TRAIN.length; i++) {
      float distance = 0;
      for (int p = 0; p < image.length; p++) {
        float difference = image[p] - TRAIN[i][p];
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        best = i;
      }
    }
    return best;
  }

  private static float[][] rows(LabelledImages images) {
    float[][] rows = new float[images.size()][images.pixelsPerImage()];
    for (int i = 0; i < rows.length; i++) {
      images.normalized(i, rows[i], 0);
    }
    return rows;
  }
}
