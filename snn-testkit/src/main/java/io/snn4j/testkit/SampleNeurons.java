package io.snn4j.testkit;

import io.snn4j.api.CounterRandom;

/**
 * A layer of neurons with what drives it and what its gradients begin with, as a function of sizes
 * and a seed, so that a failure shrinks to small numbers.
 *
 * @param current the largest input current
 * @param state the largest initial state
 */
public record SampleNeurons(int neurons, int steps, long seed, float current, float state) {

  /** The same layer with this many neurons. */
  SampleNeurons ofSize(int size) {
    return new SampleNeurons(size, steps, seed, current, state);
  }

  /** The same layer without input, for so many steps, from states of at most this size. */
  SampleNeurons quiet(int duration, float largest) {
    return new SampleNeurons(neurons, duration, seed, 0, largest);
  }

  /** The input current of a neuron. */
  float current(int step, int neuron) {
    return current * value("current", step, neuron);
  }

  /** The initial state of a neuron. */
  float state(int index, int neuron) {
    return state * value("state", index, neuron);
  }

  /** A gradient that comes from outside, in [-1, 1). */
  float gradient(String of, int index, int neuron) {
    return value("gradient of " + of, index, neuron);
  }

  private float value(String of, int index, int neuron) {
    long key = CounterRandom.key(seed, CounterRandom.word(of), index);
    return 2 * CounterRandom.uniform(key, neuron) - 1;
  }
}
