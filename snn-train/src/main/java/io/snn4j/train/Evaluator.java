package io.snn4j.train;

import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import io.snn4j.api.Targets;
import io.snn4j.decoding.Undecided;
import org.nd4j.evaluation.classification.Evaluation;

/** Adds up an evaluation batch by batch. */
final class Evaluator {

  private final SpikeDecoder decoder;
  private final Evaluation metrics;
  private Undecided undecided = Undecided.NONE;
  private int samples;
  private int correct;
  private double loss;

  Evaluator(int classes, SpikeDecoder decoder) {
    this.decoder = decoder;
    metrics = new Evaluation(classes);
  }

  void add(Recording recording, Targets targets, double batchLoss) {
    float[][] scores = decoder.scores(recording);
    int[] classes = decoder.classes(recording, scores);
    undecided = undecided.plus(Undecided.count(recording, scores));
    for (int b = 0; b < classes.length; b++) {
      correct += classes[b] == targets.of(b) ? 1 : 0;
      if (classes[b] >= 0) {
        metrics.eval(classes[b], targets.of(b));
      }
    }
    samples += classes.length;
    loss += batchLoss * classes.length;
  }

  EvaluationResult result() {
    return new EvaluationResult(samples, correct, loss / samples, undecided, metrics);
  }
}
