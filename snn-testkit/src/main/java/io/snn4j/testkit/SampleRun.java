package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.SpikeTrain;
import io.snn4j.api.Targets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a hidden layer of three neurons and an output layer did, and the classes aimed at, as a
 * function of sizes and a seed.
 *
 * <p>Samples are silent, sparse or dense. No neuron has the same membrane twice, and arrays are
 * longer than they need be, as a network's may be.
 *
 * @param perClass the neurons of a class, side by side
 * @param graded whether spikes have sizes, from 1/2 to 3/2
 */
public record SampleRun(
    int steps, int samples, int classes, int perClass, long seed, boolean graded) {

  private static final float[] DENSITIES = {0, 0.1f, 0.4f, 0.9f};
  private static final int HIDDEN = 3;

  /** Makes another value of a recorded one, with random numbers of its own. */
  @FunctionalInterface
  private interface Change {
    float of(long key, float value);
  }

  /**
   * {@return these samples}
   *
   * @param chosen which samples, by their index; one may come more than once
   */
  public Recording recording(int... chosen) {
    return recording(chosen, (key, spike) -> spike, (key, membrane) -> membrane);
  }

  /** {@return all samples} */
  public Recording recording() {
    return recording(all());
  }

  /** All samples, with no spikes and membranes of this size, positive and negative. */
  Recording silent(float membranes) {
    Change large = (key, value) -> CounterRandom.uniform(key, 3) < 0.5f ? -membranes : membranes;
    return recording(all(), (key, spike) -> 0, large);
  }

  /**
   * {@return the classes aimed at by these samples}
   *
   * @param chosen which samples, by their index; one may come more than once
   */
  public Targets targets(int... chosen) {
    return Targets.classes(
        IntStream.of(chosen)
            .map(b -> CounterRandom.below(CounterRandom.key(seed, b), 4, classes))
            .toArray());
  }

  /** {@return the indices of all samples} */
  public int[] all() {
    return IntStream.range(0, samples).toArray();
  }

  /** The same with spikes that have sizes. */
  SampleRun withSizes() {
    return new SampleRun(steps, samples, classes, perClass, seed, true);
  }

  /** The same with as many classes and neurons as a loss needs. */
  SampleRun fitted(int classes, int perClass) {
    return new SampleRun(steps, samples, classes, perClass, seed, graded);
  }

  private Recording recording(int[] chosen, Change spikes, Change membranes) {
    return new FixedRecording(
        List.of(
            layer("hidden", HIDDEN, chosen, spikes, membranes),
            layer("output", classes * perClass, chosen, spikes, membranes)));
  }

  private Recording.Layer layer(
      String name, int neurons, int[] chosen, Change spikes, Change membranes) {
    int length = steps * chosen.length * neurons;
    float[] s = new float[length + 1];
    float[] u = new float[length + 1];
    s[length] = Float.NaN;
    u[length] = Float.NaN;
    int i = 0;
    for (int t = 0; t < steps; t++) {
      for (int b : chosen) {
        for (int n = 0; n < neurons; n++, i++) {
          long key = CounterRandom.key(seed, CounterRandom.word(name), t, b, n);
          s[i] = spikes.of(CounterRandom.key(key, 0), spike(key, b));
          u[i] = membranes.of(CounterRandom.key(key, 1), membrane(key, t, b, n));
        }
      }
    }
    return new FixedRecording.FixedLayer(
        name,
        graded
            ? new Dense(steps, chosen.length, neurons, s)
            : SpikeTrain.of(steps, chosen.length, neurons, s),
        new Dense(steps, chosen.length, neurons, u));
  }

  private float spike(long key, int b) {
    float density = DENSITIES[CounterRandom.below(CounterRandom.key(seed, b), 5, 4)];
    boolean fires = CounterRandom.uniform(key, 0) < density;
    return fires ? (graded ? CounterRandom.uniform(key, 1) + 0.5f : 1) : 0;
  }

  /** In each step another of T slots between -1 and 2, so that no two steps come near. */
  private float membrane(long key, int t, int b, int n) {
    int shift = CounterRandom.below(CounterRandom.key(seed, b, n), 6, steps);
    float slot = (t + shift) % steps + 0.5f * CounterRandom.uniform(key, 2);
    return 3 * slot / steps - 1;
  }
}
