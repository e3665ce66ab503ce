package io.snn4j.train;

import io.snn4j.decoding.Undecided;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * How well a network does on samples it did not train on.
 *
 * @param samples the number of samples
 * @param correct the number whose class was right
 * @param loss the loss, as the mean over the samples
 * @param undecided the number of samples that were silent or tied
 * @param metrics ND4J's evaluation of the samples for which a class was named: confusion matrix,
 *     precision, recall
 */
public record EvaluationResult(
    int samples, int correct, double loss, Undecided undecided, Evaluation metrics) {

  /** The share of samples whose class was right, from 0 to 1. */
  public double accuracy() {
    return (double) correct / samples;
  }
}
