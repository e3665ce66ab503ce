package io.snn4j.mnist.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.CounterRandom;
import org.junit.jupiter.api.Test;

/** The synthetic digits must be too hard for a linear classifier, and not too hard for others. */
class SyntheticDifficultyTest {
  private static final int EPOCHS = 6;
  private static final int HIDDEN = 64;
  private static final DataSet DIGITS = SyntheticDigits.generate(1, 4000, 2000);
  private static final float[][] TRAIN = rows(DIGITS.train());
  private static final float[][] TEST = rows(DIGITS.test());

  /** Measured: 0.74 and 0.90; with all 60000 digits and 128 hidden units 0.79 and 0.98. */
  @Test
  void linearClassifierStaysWellBelowASmallNetwork() {
    double linear = accuracy(new Linear(DIGITS.train().features(), DIGITS.classes()));
    double network = accuracy(new Network(DIGITS.train().features(), HIDDEN, DIGITS.classes()));
    assertThat(linear).isBetween(0.60, 0.85);
    assertThat(network).isGreaterThan(linear + 0.10);
  }

  /** Trains by stochastic gradient descent and returns the share of test digits it gets right. */
  private static double accuracy(Classifier classifier) {
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      float rate = 0.03f / (1 + 0.5f * epoch);
      for (int i = 0; i < TRAIN.length; i++) {
        classifier.descend(TRAIN[i], slopes(classifier, TRAIN[i], DIGITS.train().label(i)), rate);
      }
    }
    int right = 0;
    for (int i = 0; i < TEST.length; i++) {
      right += largest(classifier.scores(TEST[i])) == DIGITS.test().label(i) ? 1 : 0;
    }
    return (double) right / TEST.length;
  }

  /** The gradient of the cross entropy by the scores: {@code softmax(scores) - onehot(label)}. */
  private static float[] slopes(Classifier classifier, float[] image, int label) {
    float[] slopes = classifier.scores(image);
    float top = slopes[largest(slopes)];
    float sum = 0;
    for (int c = 0; c < slopes.length; c++) {
      slopes[c] = (float) Math.exp(slopes[c] - top);
      sum += slopes[c];
    }
    for (int c = 0; c < slopes.length; c++) {
      slopes[c] = slopes[c] / sum - (c == label ? 1 : 0);
    }
    return slopes;
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static float[][] rows(LabelledImages images) {
    float[][] rows = new float[images.size()][images.features()];
    for (int i = 0; i < rows.length; i++) {
      images.read(i, rows[i], 0);
    }
    return rows;
  }

  private interface Classifier {
    float[] scores(float[] input);

    /** Takes a step down the slopes of the scores and returns the slopes of the input. */
    float[] descend(float[] input, float[] slopes, float rate);
  }

  /** {@code scores = W x + b}, from small random weights. */
  private static final class Linear implements Classifier {
    private final float[][] weights;
    private final float[] biases;

    Linear(int inputs, int outputs) {
      weights = new float[outputs][inputs];
      biases = new float[outputs];
      float reach = (float) Math.sqrt(3.0 / inputs);
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < inputs; i++) {
          weights[o][i] = reach * (2 * CounterRandom.uniform(outputs, o * inputs + i) - 1);
        }
      }
    }

    @Override
    public float[] scores(float[] input) {
      float[] scores = biases.clone();
      for (int o = 0; o < scores.length; o++) {
        float[] row = weights[o];
        float sum = 0;
        for (int i = 0; i < input.length; i++) {
          sum += row[i] * input[i];
        }
        scores[o] += sum;
      }
      return scores;
    }

    @Override
    public float[] descend(float[] input, float[] slopes, float rate) {
      float[] inputSlopes = new float[input.length];
      for (int o = 0; o < slopes.length; o++) {
        float[] row = weights[o];
        float slope = slopes[o];
        if (slope == 0) {
          continue; // as it is for every hidden unit that is off
        }
        for (int i = 0; i < input.length; i++) {
          inputSlopes[i] += slope * row[i];
          row[i] -= rate * slope * input[i];
        }
        biases[o] -= rate * slope;
      }
      return inputSlopes;
    }
  }

  /** {@code scores = W2 max(0, W1 x + b1) + b2}. */
  private static final class Network implements Classifier {
    private final Linear first;
    private final Linear second;

    Network(int inputs, int hidden, int outputs) {
      first = new Linear(inputs, hidden);
      second = new Linear(hidden, outputs);
    }

    @Override
    public float[] scores(float[] input) {
      return second.scores(hidden(input));
    }

    @Override
    public float[] descend(float[] input, float[] slopes, float rate) {
      float[] hidden = hidden(input);
      float[] hiddenSlopes = second.descend(hidden, slopes, rate);
      for (int h = 0; h < hidden.length; h++) {
        hiddenSlopes[h] *= Math.signum(hidden[h]);
      }
      return first.descend(input, hiddenSlopes, rate);
    }

    private float[] hidden(float[] input) {
      float[] hidden = first.scores(input);
      for (int h = 0; h < hidden.length; h++) {
        hidden[h] = Math.max(0, hidden[h]);
      }
      return hidden;
    }
  }
}
