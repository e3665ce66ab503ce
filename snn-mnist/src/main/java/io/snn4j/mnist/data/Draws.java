package io.snn4j.mnist.data;

import io.snn4j.api.CounterRandom;

/** The random numbers of one drawn sample, one after the other. */
final class Draws {
  private static final long PURPOSE = CounterRandom.word("synthetic digits");

  private final long key;
  private long counter;

  Draws(long seed, int part, int sample) {
    key = CounterRandom.key(seed, PURPOSE, part, sample);
  }

  /** Returns a number uniform in {@code [0,1)}. */
  double uniform() {
    return (CounterRandom.bits(key, counter++) >>> 11) * 0x1p-53;
  }

  /** Returns a number uniform in {@code [low,high)}. */
  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Returns a whole number uniform in {@code [0,bound)}. */
  int below(int bound) {
    return CounterRandom.below(key, counter++, bound);
  }

  /** Returns a bell-shaped number of mean 0 and variance 1: the sum of four uniform ones. */
  double bell() {
    // Sums are the same on every machine; logarithms need not be. Var of the sum is 4/12.
    double sum = uniform() + uniform() + uniform() + uniform() - 2;
    return sum * 1.7320508075688772;
  }
}
