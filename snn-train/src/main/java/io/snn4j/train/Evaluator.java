package io.snn4j.train;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.Targets;
import io.snn4j.decoding.Undecided;
import io.snn4j.train.loss.Sum;
import java.util.Arrays;
import java.util.List;

/** Adds up an evaluation batch by batch. */
final class Evaluator {

  private final SpikeDecoder decoder;
  private final Loss loss;
  private final int[][] confusion;
  private Undecided undecided = Undecided.NONE;
  private int samples;
  private int correct;
  private double total;

  Evaluator(int classes, SpikeDecoder decoder, Loss loss) {
    this.decoder = decoder;
    this.loss = loss;
    confusion = new int[classes][classes];
  }

  /**
   * Adds a batch.
   *
   * @param labels the samples' classes; -1 where there is none
   * @param unused takes the loss's gradient
   */
  void add(Recording recording, Targets targets, int[] labels, Loss.Gradient unused) {
    float[][] scores = decoder.scores(recording);
    int[] answers = decoder.classes(recording, scores);
    undecided = undecided.plus(Undecided.count(recording, scores));
    correct += correct(answers, labels);
    for (int b = 0; b < labels.length; b++) {
      if (answers[b] >= 0 && labels[b] >= 0) {
        confusion[labels[b]][answers[b]]++;
      }
    }
    samples += labels.length;
    total += total(loss, recording, targets, unused);
  }

  /** How many answers are right. */
  static int correct(int[] answers, int[] labels) {
    int correct = 0;
    for (int b = 0; b < labels.length; b++) {
      correct += answers[b] == labels[b] && labels[b] >= 0 ? 1 : 0;
    }
    return correct;
  }

  /** The sum over the samples; a sum of losses is taken apart, as some may sum, others average. */
  private static double total(
      Loss loss, Recording recording, Targets targets, Loss.Gradient gradient) {
    if (loss instanceof Sum sum) {
      double total = 0;
      for (int i = 0; i < sum.losses().size(); i++) {
        total += sum.weight(i) * total(sum.losses().get(i), recording, targets, gradient);
      }
      return total;
    }
    double value = loss.evaluate(recording, targets, gradient);
    return loss.sumsOverSamples() ? value : value * targets.batch();
  }

  EvaluationResult result() {
    List<List<Integer>> matrix =
        Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return new EvaluationResult(samples, correct, total / samples, undecided, matrix);
  }
}
