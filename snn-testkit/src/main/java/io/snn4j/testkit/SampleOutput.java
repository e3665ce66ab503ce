package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import java.util.stream.IntStream;

/**
 * What an output layer did, as a function of its sizes and a seed, so that a failure shrinks to
 * small numbers. Each sample is silent, sparse or dense, and membranes are multiples of 1/4, so
 * that silence and ties are common and sums exact.
 *
 * @param perClass the neurons of a class, side by side
 * @param graded whether spikes have sizes, multiples of 1/2
 */
public record SampleOutput(
    int steps, int samples, int classes, int perClass, long seed, boolean graded) {

  private static final float[] DENSITIES = {0, 0.05f, 0.3f, 0.9f};

  /**
   * {@return these samples, with the neurons of class {@code order[c]} at the place of class c}
   *
   * @param chosen which samples, by their index; one may come more than once
   * @param order which class stands at each place
   */
  public Recording recording(int[] chosen, int[] order) {
    int neurons = classes * perClass;
    float[] spikes = new float[steps * chosen.length * neurons];
    float[] membrane = new float[spikes.length];
    int i = 0;
    for (int t = 0; t < steps; t++) {
      for (int b : chosen) {
        for (int n = 0; n < neurons; n++, i++) {
          int neuron = order[n / perClass] * perClass + n % perClass;
          long key = CounterRandom.key(seed, t, b, neuron);
          float density = DENSITIES[CounterRandom.below(seed, b, DENSITIES.length)];
          boolean fires = CounterRandom.uniform(key, 0) < density;
          float size = graded ? CounterRandom.below(key, 1, 4) / 2f + 0.5f : 1;
          spikes[i] = fires ? size : 0;
          membrane[i] = CounterRandom.below(key, 2, 12) / 4f - 1;
        }
      }
    }
    Dense potentials = new Dense(steps, chosen.length, neurons, membrane);
    return FixedRecording.of(
        graded
            ? new Dense(steps, chosen.length, neurons, spikes)
            : SpikeTrain.of(steps, chosen.length, neurons, spikes),
        potentials);
  }

  /** {@return all samples, the classes in their order} */
  public Recording recording() {
    return recording(IntStream.range(0, samples).toArray(), inOrder());
  }

  /**
   * {@return one sample alone}
   *
   * @param sample the sample's index
   */
  public Recording recording(int sample) {
    return recording(new int[] {sample}, inOrder());
  }

  /** The same with as many classes and neurons as a decoder needs. */
  SampleOutput fitted(int classes, int perClass) {
    return new SampleOutput(steps, samples, classes, perClass, seed, graded);
  }

  private int[] inOrder() {
    return IntStream.range(0, classes).toArray();
  }
}
