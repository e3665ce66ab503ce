package io.snn4j.train.insight;

import io.snn4j.api.Check;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The accuracy a network would have if it were stopped after each of its steps: a network that
 * answers early could run for fewer.
 *
 * @param samples the number of samples
 * @param correct how many of them were right after the first step, after two, ..., after T
 */
public record StepAccuracy(int samples, List<Integer> correct) {

  /** How far below the end an accuracy may lie to be as good: 0.1 points. */
  public static final double AS_GOOD = 0.001;

  /**
   * Copies the counts.
   *
   * @param samples the number of samples
   * @param correct how many of them were right after the first step, after two, ..., after T
   * @throws IllegalArgumentException if there is no sample or no step
   */
  public StepAccuracy {
    Check.that(samples > 0 && !correct.isEmpty(), "an accuracy needs samples and steps");
    correct = List.copyOf(correct);
  }

  /** {@return the number of steps T} */
  public int steps() {
    return correct.size();
  }

  /**
   * {@return the accuracy after so many steps, from 0 to 1}
   *
   * @param steps from 1 to T
   */
  public double after(int steps) {
    return (double) correct.get(steps - 1) / samples;
  }

  /** {@return all accuracies, after one step first} */
  public List<Double> accuracies() {
    return correct.stream().map(right -> (double) right / samples).toList();
  }

  /**
   * {@return after how many steps one could stop: the least number from which on the accuracy is
   * never again more than {@code within} below that after all steps}
   *
   * @param within a share of the samples, such as 0.001 for 0.1 points
   */
  public int enough(double within) {
    int enough = steps();
    // counts are whole, so the comparison is exact where within * samples is
    while (enough > 1 && correct.get(enough - 2) >= correct.get(steps() - 1) - within * samples) {
      enough--;
    }
    return enough;
  }

  /** Adds up batches. */
  public static final class Count {

    private final SpikeDecoder decoder;
    private final List<Integer> correct = new ArrayList<>();
    private int samples;

    /**
     * A count of what this decoder reads.
     *
     * @param decoder reads classes from the output
     */
    public Count(SpikeDecoder decoder) {
      this.decoder = decoder;
    }

    /**
     * Adds a batch.
     *
     * @param recording what the network did with the batch
     * @param labels the samples' classes
     */
    public void add(Recording recording, int[] labels) {
      Prefixes prefixes = new Prefixes(recording);
      int steps = recording.output().spikes().steps();
      for (int t = 0; t < steps; t++) {
        Recording first = prefixes.first(t + 1);
        int[] answers = decoder.classes(first, decoder.scores(first));
        if (correct.size() == t) {
          correct.add(0);
        }
        int right = 0;
        for (int b = 0; b < labels.length; b++) {
          right += answers[b] == labels[b] && labels[b] >= 0 ? 1 : 0;
        }
        correct.set(t, correct.get(t) + right);
      }
      samples += labels.length;
    }

    /**
     * {@return what all batches came to}
     *
     * @throws IllegalArgumentException if there was none
     */
    public StepAccuracy result() {
      return new StepAccuracy(samples, correct);
    }
  }
}
