package io.snn4j.train;

import io.snn4j.api.Loss;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.Targets;
import io.snn4j.decoding.Ties;
import io.snn4j.decoding.Undecided;
import io.snn4j.train.loss.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up an evaluation batch by batch. */
final class Evaluator {

  private final SpikeDecoder decoder;
  private final Loss loss;
  private final int[][] confusion;
  private final List<Activity.Watch> layers = new ArrayList<>();
  private Undecided undecided = Undecided.NONE;
  private int samples;
  private int correct;
  private int correctLowest;
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
    correctLowest += correct(Ties.LOWEST_INDEX.classes(recording, scores), labels);
    for (int b = 0; b < labels.length; b++) {
      if (named(answers[b]) && named(labels[b])) {
        confusion[labels[b]][answers[b]]++;
      }
    }
    samples += labels.length;
    total += total(loss, recording, targets, unused);
  }

  /** Whether it is a class: some answers are none, and a network may have outputs to spare. */
  private boolean named(int answer) {
    return answer >= 0 && answer < confusion.length;
  }

  /** Looks at some samples of a batch, for how active neurons are. */
  void watch(Recording recording) {
    List<Recording.Layer> recorded = recording.layers();
    for (int i = 0; i < recorded.size(); i++) {
      if (layers.size() == i) {
        layers.add(new Activity.Watch(recorded.get(i)));
      }
      layers.get(i).add(recorded.get(i).spikes());
    }
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

  /**
   * What all batches came to.
   *
   * @throws ArithmeticException if the loss is not finite
   */
  EvaluationResult result() {
    if (!Double.isFinite(total)) {
      throw new ArithmeticException(
          "the loss of the evaluation is %s; a smaller learningRate may help".formatted(total));
    }
    List<List<Integer>> matrix =
        Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
    List<Activity> activity = layers.stream().map(Activity.Watch::result).toList();
    return new EvaluationResult(
        samples, correct, correctLowest, total / samples, undecided, matrix, activity);
  }
}
