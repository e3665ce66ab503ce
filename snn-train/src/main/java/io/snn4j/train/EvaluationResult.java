package io.snn4j.train;

import io.snn4j.decoding.Undecided;
import java.util.List;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * How well a network does on samples it did not train on.
 *
 * @param samples the number of samples
 * @param correct the number whose class was right
 * @param correctLowest the number whose class would be right if ties went to the lowest class,
 *     whatever the decoder does with them: what snnTorch counts
 * @param loss the loss, as the mean over the samples
 * @param undecided the number of samples that were silent or tied
 * @param confusion [C,C], how many samples of a class (the row) were taken for which (the column),
 *     where a class was named
 * @param activity the layers of neurons, from input to output
 */
public record EvaluationResult(
    int samples,
    int correct,
    int correctLowest,
    double loss,
    Undecided undecided,
    List<List<Integer>> confusion,
    List<Activity> activity) {

  /** The evaluation of no samples. */
  public EvaluationResult() {
    this(0, 0, 0, 0, Undecided.NONE, List.of(), List.of());
  }

  /** {@return the share of samples whose class was right, from 0 to 1} */
  public double accuracy() {
    return (double) correct / samples;
  }

  /** {@return the accuracy if ties went to the lowest class, from 0 to 1} */
  public double accuracyLowest() {
    return (double) correctLowest / samples;
  }

  /** {@return ND4J's evaluation of the confusion matrix: precision, recall, F1} */
  public Evaluation metrics() {
    Evaluation metrics = new Evaluation(confusion.size());
    for (int actual = 0; actual < confusion.size(); actual++) {
      for (int predicted = 0; predicted < confusion.size(); predicted++) {
        for (int i = 0; i < confusion.get(actual).get(predicted); i++) {
          metrics.eval(predicted, actual);
        }
      }
    }
    return metrics;
  }
}
